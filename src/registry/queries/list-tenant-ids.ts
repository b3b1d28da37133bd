import type { Sql } from "../database.ts";

/** Ids of the tenants that are not removed. */
export async function listTenantIds(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ tenant_id: string }>(
    "select tenant_id from tenantry.tenants where removed_at is null order by tenant_id",
  );
  return rows.map((row) => row.tenant_id);
}
