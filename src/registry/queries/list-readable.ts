import type { Sql } from "../database.ts";

/** Those of the tables in schema tenantry that the login, or the role it has taken on, may read. */
export async function listReadable(sql: Sql, tables: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ name: string }>(
    "select name from unnest($1::text[]) name where has_table_privilege('tenantry.' || name, 'select')",
    [tables],
  );
  return new Set(rows.map(({ name }) => name));
}
