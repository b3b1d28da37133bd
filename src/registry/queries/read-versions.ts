import type { Sql } from "../database.ts";

/** The config_version of each of these tenants that has a row, removed ones included. */
export async function readVersions(sql: Sql, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ tenant_id: string; config_version: number }>(
    "select tenant_id, config_version from tenantry.tenants where tenant_id = any ($1::text[])",
    [ids],
  );
  return new Map(rows.map((row) => [row.tenant_id, row.config_version]));
}
