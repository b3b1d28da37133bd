import type { Sql } from "../database.ts";

/** Locks a flag's row before those of tenants, for a login that may not write flags. One that is not there locks nothing. */
export async function lockFlag(tx: Sql, flag: string): Promise<void> {
  await tx.query("select tenantry.lock_flag($1)", [flag]);
}
