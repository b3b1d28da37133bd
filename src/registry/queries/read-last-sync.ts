import type { LastSync } from "../../model/overview.ts";
import type { Sql } from "../database.ts";

/** The last sync that wrote something; null before the first one. */
export async function readLastSync(sql: Sql): Promise<LastSync | null> {
  const { rows } = await sql.query<LastSync>(
    `select commit, actor, finished_at, created, updated, removed, held from tenantry.sync_runs
     order by finished_at desc limit 1`,
  );
  return rows[0] ?? null;
}
