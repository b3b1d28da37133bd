import type { Sql } from "../database.ts";
import { SYNC_RUN_COLUMNS, type SyncRun } from "./sync-run.ts";

export async function readLastSyncRun(sql: Sql): Promise<SyncRun | undefined> {
  const { rows } = await sql.query<SyncRun>(
    `select ${SYNC_RUN_COLUMNS} from tenantry.sync_runs order by finished_at desc limit 1`,
  );
  return rows[0];
}
