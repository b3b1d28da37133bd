import { OperationalError } from "../model/operational-error.ts";
import type { Database, Sql } from "../registry/database.ts";
import { LOCK_TIMEOUT_MS, sqlState } from "../registry/database.ts";

/** Any fixed number does, as long as every version of Tenantry uses the same: "tenantry" in ASCII. */
const SYNC_LOCK = "8387231245791425145";

/**
 * Waits until no other sync runs. First in the lock order, and taken by sync alone: an emergency must not wait for it.
 * It belongs to the transaction, because poolers break locks of a session.
 */
export async function acquireSyncLock(tx: Sql): Promise<void> {
  try {
    await tx.query("select pg_advisory_xact_lock($1::bigint)", [SYNC_LOCK]);
  } catch (error) {
    if (sqlState(error) === "55P03") throw new SyncLockHeld({ cause: error });
    throw error;
  }
}

/** Another sync did not end in time. Who it is can only be asked outside of the failed transaction. */
export class SyncLockHeld extends Error {
  override readonly name = "SyncLockHeld";

  constructor(options: ErrorOptions) {
    super("Another sync holds the lock.", options);
  }
}

interface Holder {
  application_name: string | null;
  /** null for a login that may not see other logins' activity. */
  since: string | null;
}

/** The `lock_held` error for an operator, naming the other sync as far as PostgreSQL tells. */
export async function describeLockHeld(db: Database, cause: SyncLockHeld, waitedMs = LOCK_TIMEOUT_MS): Promise<Error> {
  const { rows } = await db.query<Holder>(
    `select a.application_name, a.xact_start as since
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and l.database = (select oid from pg_database where datname = current_database())
        and (l.classid::bigint << 32) | l.objid::bigint = $1::bigint`,
    [SYNC_LOCK],
  );
  const [holder] = rows;
  const since = holder?.since == null ? "" : ` since ${holder.since}`;
  const by = holder?.application_name ? ` (${holder.application_name})` : "";
  return new OperationalError(
    "lock_held",
    `Another sync${by} has been running${since}; it did not end within ${waitedMs / 1000} s.`,
    "Run the command again when it has ended. If its process is gone, PostgreSQL ends it when the connection times out.",
    { cause },
  );
}
