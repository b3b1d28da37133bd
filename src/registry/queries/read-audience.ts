import type { TierAudience } from "../../model/preview.ts";
import type { Sql } from "../database.ts";

/** The tenants that have a flag, or that have one of these ids, counted by their tiers. */
export async function readAudience(
  sql: Sql,
  filter: { readonly flag: string } | { readonly ids: readonly string[] },
): Promise<TierAudience[]> {
  const [condition, value] =
    "flag" in filter ? ["t.flags ? $1", filter.flag] : ["t.tenant_id = any($1::text[])", filter.ids];
  const { rows } = await sql.query<TierAudience>(
    `select t.tier, count(*) as tenants, sum(r.users)::bigint as users, sum(t.monthly_cost)::float8 as monthly_cost
     from tenantry.tenants t left join tenantry.tenant_runtime r using (tenant_id)
     where t.removed_at is null and ${condition} group by t.tier order by t.tier`,
    [value],
  );
  return rows;
}
