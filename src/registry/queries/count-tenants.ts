import type { TenantStatus } from "../../model/catalog.ts";
import type { Sql } from "../database.ts";

/** How many tenants that are not removed have each status; a status that none has is absent. */
export async function countTenants(sql: Sql): Promise<Partial<Record<TenantStatus, number>>> {
  const { rows } = await sql.query<{ status: TenantStatus; count: number }>(
    "select status, count(*) as count from tenantry.tenants where removed_at is null group by status order by status",
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
