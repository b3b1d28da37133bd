import type { TenantFilter, TenantSummary } from "../../model/overview.ts";
import type { Sql } from "../database.ts";

/** The tenants that are not removed and pass every filter that is given, by id. */
export async function listTenants(sql: Sql, filter: TenantFilter): Promise<TenantSummary[]> {
  const { rows } = await sql.query<TenantSummary>(
    `select tenant_id, display_name, tier, status, region, owner, monthly_cost::float8 as monthly_cost, config_version
     from tenantry.tenants
     where removed_at is null
       and ($1::text is null or tier = $1) and ($2::text is null or status = $2)
       and ($3::text is null or region = $3) and ($4::text is null or owner = $4)
     order by tenant_id`,
    [filter.tier ?? null, filter.status ?? null, filter.region ?? null, filter.owner ?? null],
  );
  return rows;
}
