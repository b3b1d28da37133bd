import type { TenantIndexRow } from "../../model/registry.ts";
import type { Sql } from "../database.ts";

/** Every tenant that was ever written, removed ones included, by id. */
export async function readIndex(sql: Sql): Promise<Map<string, TenantIndexRow>> {
  const { rows } = await sql.query<TenantIndexRow>(
    `select tenant_id, config_version, content_hash, removed_at is not null as removed
     from tenantry.tenants order by tenant_id`,
  );
  return new Map(rows.map((row) => [row.tenant_id, row]));
}
