import type { Sql } from "../database.ts";
import { writeInBatches } from "./write-in-batches.ts";

export interface TenantRemoval {
  readonly tenant_id: string;
  /** The config_version that the removal was planned against. */
  readonly base_version: number;
  readonly source_commit: string | null;
}

/** Marks tenants as removed; their rows stay for ever, so that no id is used twice. Returns how many were marked. */
export async function removeTenants(tx: Sql, removals: readonly TenantRemoval[]): Promise<number> {
  return writeInBatches(
    tx,
    `update tenantry.tenants t
     set removed_at = now(), source_commit = w.source_commit
     from jsonb_to_recordset($1::jsonb) as w(tenant_id text, base_version bigint, source_commit text)
     where t.tenant_id = w.tenant_id and t.config_version = w.base_version and t.removed_at is null`,
    removals,
  );
}
