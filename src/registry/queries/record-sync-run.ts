import type { Sql } from "../database.ts";
import { SYNC_RUN_COLUMNS, type SyncRun } from "./sync-run.ts";

export async function recordSyncRun(tx: Sql, run: Omit<SyncRun, "finished_at">): Promise<void> {
  await tx.query(
    `insert into tenantry.sync_runs (${SYNC_RUN_COLUMNS})
     select ${SYNC_RUN_COLUMNS.replace("finished_at", "clock_timestamp()")}
     from jsonb_populate_record(null::tenantry.sync_runs, $1::jsonb)`,
    [JSON.stringify(run)],
  );
}
