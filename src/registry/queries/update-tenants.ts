import type { Sql } from "../database.ts";
import { type TenantWrite, WRITES, WRITTEN_COLUMNS } from "../tenant-row.ts";
import { type Between, writeInBatches } from "./write-in-batches.ts";

export interface TenantUpdate extends TenantWrite {
  /** The config_version that the change was planned against. */
  readonly base_version: number;
}

const UPDATE = `
  update tenantry.tenants t
  set ${Object.entries(WRITTEN_COLUMNS)
    .map(([column, value]) => `${column} = ${value}`)
    .join(", ")}
  from ${WRITES}
  where t.tenant_id = d.tenant_id and t.config_version = w.base_version and t.removed_at is null`;

/** Returns how many were written: fewer than given means that one has moved, is removed, or never was. */
export async function updateTenants(tx: Sql, writes: readonly TenantUpdate[], between?: Between): Promise<number> {
  return writeInBatches(tx, UPDATE, writes, between);
}
