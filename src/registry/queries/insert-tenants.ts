import type { Sql } from "../database.ts";
import { type TenantWrite, WRITES, WRITTEN_COLUMNS } from "../tenant-row.ts";
import { type Between, writeInBatches } from "./write-in-batches.ts";

const INSERT = `
  insert into tenantry.tenants
    (tenant_id, ${Object.keys(WRITTEN_COLUMNS).join(", ")}, suspended_at, created_by, last_modified_by)
  select d.tenant_id, ${Object.values(WRITTEN_COLUMNS).join(", ")},
    case when d.status = 'suspended' then now() end, (select tenantry.actor()), (select tenantry.actor())
  from ${WRITES}
  order by d.tenant_id
  on conflict (tenant_id) do nothing`;

/** Returns how many were new: fewer than given means that somebody else has created one, and nothing was written to it. */
export async function insertTenants(tx: Sql, writes: readonly TenantWrite[], between?: Between): Promise<number> {
  return writeInBatches(tx, INSERT, writes, between);
}
