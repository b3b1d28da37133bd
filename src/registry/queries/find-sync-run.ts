import type { Sql } from "../database.ts";
import { SYNC_RUN_COLUMNS, type SyncRun } from "./sync-run.ts";

export async function findSyncRun(sql: Sql, id: string): Promise<SyncRun | undefined> {
  const { rows } = await sql.query<SyncRun>(`select ${SYNC_RUN_COLUMNS} from tenantry.sync_runs where id = $1::uuid`, [
    id,
  ]);
  return rows[0];
}
