import type { Sql } from "../database.ts";

/** Ids of all tenants that the audit log has ever recorded, whether they are still there. Needs the role tenantry_auditor. */
export async function listAuditedTenants(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    "select distinct pk as id from audit.log where tbl = 'tenants' order by pk",
  );
  return rows.map(({ id }) => id);
}
