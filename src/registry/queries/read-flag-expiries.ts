import type { Sql } from "../database.ts";

/** The last day of every flag in force that has one, `YYYY-MM-DD`, by the flag's id. */
export async function readFlagExpiries(sql: Sql): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ flag: string; expires: string }>(
    "select flag, expires from tenantry.feature_flags where removed_at is null and expires is not null order by flag",
  );
  return new Map(rows.map(({ flag, expires }) => [flag, expires]));
}
