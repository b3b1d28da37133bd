import type { Sql } from "../database.ts";

/**
 * The commit of a revision; null when what was synced was no commit, undefined when no sync made it. A sync that changes
 * nothing makes no revision: files that were synced before they were committed have the commit of the sync after it.
 */
export async function findRevision(sql: Sql, revision: number): Promise<string | null | undefined> {
  const { rows } = await sql.query<{ commit: string | null }>(
    "select commit from tenantry.sync_runs where revision = $1 order by commit is null, finished_at limit 1",
    [revision],
  );
  return rows[0]?.commit;
}
