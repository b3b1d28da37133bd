import type { TenantDocument } from "../../model/catalog.ts";
import type { Sql } from "../database.ts";

/** What sync last wrote of these tenants, as it stands in their rows; null where no sync has written one. */
export async function readApplied(sql: Sql, ids: readonly string[]): Promise<Map<string, TenantDocument | null>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql.query<{ tenant_id: string; applied: TenantDocument | null }>(
    "select tenant_id, applied from tenantry.tenants where tenant_id = any($1::text[])",
    [ids],
  );
  return new Map(rows.map(({ tenant_id, applied }) => [tenant_id, applied]));
}
