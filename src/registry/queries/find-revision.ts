import type { Sql } from "../database.ts";

/** The commit that made a revision; null when what was synced was no commit, undefined when no sync made it. */
export async function findRevision(sql: Sql, revision: number): Promise<string | null | undefined> {
  const { rows } = await sql.query<{ commit: string | null }>(
    "select commit from tenantry.sync_runs where revision = $1 order by finished_at limit 1",
    [revision],
  );
  return rows[0]?.commit;
}
