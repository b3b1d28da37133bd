import type { JsonObject } from "../../model/json.ts";
import type { RegistryInfo } from "../../model/registry.ts";
import type { Sql } from "../database.ts";

export interface StateAdvance {
  readonly commit: string | null;
  readonly currency: string;
  /** The vocabulary of limits, for the units of the view tenant_limits; kept as it is when absent. */
  readonly limits?: JsonObject;
  /** False when nothing that a service reads has changed: the revision then stays. */
  readonly written?: boolean;
}

/** Raises the revision by one and records what was synced. Hold the lock of lockInfo. */
export async function advanceState(tx: Sql, advance: StateAdvance): Promise<RegistryInfo> {
  const { rows } = await tx.query<RegistryInfo>(
    `update tenantry.registry_state
     set revision = revision + $4, last_commit = $1, currency = $2, limits = coalesce($3::jsonb, limits),
       updated_at = now()
     returning registry_id, environment, epoch, revision, last_commit, currency`,
    [advance.commit, advance.currency, advance.limits ?? null, advance.written === false ? 0 : 1],
  );
  const [info] = rows;
  if (info === undefined) throw new Error("The registry has no state: requireRegistry was not called.");
  return info;
}
