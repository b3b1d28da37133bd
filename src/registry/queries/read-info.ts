import type { RegistryInfo } from "../../model/registry.ts";
import type { Sql } from "../database.ts";

/** Undefined before the first migration has finished. */
export async function readInfo(sql: Sql): Promise<RegistryInfo | undefined> {
  const { rows } = await sql.query<RegistryInfo>(
    "select registry_id, environment, epoch, revision, last_commit, currency, limits from tenantry.registry_state",
  );
  return rows[0];
}
