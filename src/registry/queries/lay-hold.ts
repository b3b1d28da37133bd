import type { Sql } from "../database.ts";

/** Brings the rows under an open hold to what it says, where a hand has written something else since. */
export async function layHold(tx: Sql, id: number): Promise<void> {
  await tx.query("select tenantry.lay_hold($1::bigint)", [id]);
}
