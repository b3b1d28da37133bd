import type { TenantUsage } from "../../model/usage.ts";
import type { Sql } from "../database.ts";

/** What was last observed of these tenants, by id; one that nobody has observed is absent. */
export async function readUsage(sql: Sql, ids: readonly string[]): Promise<Map<string, TenantUsage>> {
  const { rows } = await sql.query<TenantUsage & { tenant_id: string }>(
    `select tenant_id, users, documents, storage_gb::double precision, queries_today, observed_at
     from tenantry.tenant_runtime where tenant_id = any($1::text[])`,
    [ids],
  );
  return new Map(rows.map(({ tenant_id, ...usage }) => [tenant_id, usage]));
}
