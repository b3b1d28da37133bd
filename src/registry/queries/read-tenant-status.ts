import type { TenantDocument, TenantStatus } from "../../model/catalog.ts";
import type { Sql } from "../database.ts";

export type Suspension = NonNullable<TenantDocument["suspension"]>;

/** What an emergency has to know of a tenant. */
export interface StatusRow {
  readonly status: TenantStatus;
  readonly config_version: number;
  readonly removed: boolean;
  /** Status and suspension as sync last read them from Git; null when sync has never written the row. */
  readonly applied_status: TenantStatus | null;
  readonly applied_suspension: Suspension | null;
}

export async function readTenantStatus(sql: Sql, tenantId: string): Promise<StatusRow | undefined> {
  const { rows } = await sql.query<StatusRow>(
    `select status, config_version, removed_at is not null as removed,
            applied ->> 'status' as applied_status, applied -> 'suspension' as applied_suspension
       from tenantry.tenants where tenant_id = $1`,
    [tenantId],
  );
  return rows[0];
}
