import type { RegistryInfo } from "../../model/registry.ts";
import type { Sql } from "../database.ts";

/** Reads the registry's one row and keeps it from moving until the transaction ends. Sync only, before all other rows. */
export async function lockInfo(tx: Sql): Promise<RegistryInfo> {
  const { rows } = await tx.query<RegistryInfo>(
    "select registry_id, environment, epoch, revision, last_commit, currency from tenantry.registry_state for update",
  );
  const [info] = rows;
  if (info === undefined) throw new Error("The registry has no state: requireRegistry was not called.");
  return info;
}
