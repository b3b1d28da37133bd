import { setTimeout as wait } from "node:timers/promises";
import type { Database, Sql } from "../../src/registry/database.ts";
import { newGate } from "./lock-wait.ts";

/** Where a writer can be stopped: by a lock that somebody else holds, named by what the writer has done until then. */
export interface Stop {
  readonly name: string;
  hold(tx: Sql): Promise<unknown>;
}

/** The advisory lock that every version of Tenantry takes for a sync. */
const SYNC_LOCK = "select pg_advisory_xact_lock(8387231245791425145)";

/** In the order in which a sync that writes `before` and `after` comes past them; other tenants lie between those two. */
export function stopsOfSync(before: string, after: string): readonly Stop[] {
  const row = (id: string) => (tx: Sql) =>
    tx.query("select from tenantry.tenants where tenant_id = $1 for update", [id]);
  const sql = (text: string) => (tx: Sql) => tx.query(text);
  return [
    { name: "has begun", hold: sql(SYNC_LOCK) },
    { name: "has its own lock", hold: sql("select from tenantry.registry_state for update") },
    { name: "has looked at the state", hold: row(before) },
    { name: "has locked the tenant", hold: row(after) },
    { name: "has all row locks", hold: sql("lock table tenantry.holds in access exclusive mode") },
    { name: "has looked again", hold: sql("lock table tenantry.tenants in share mode") },
    { name: "has written the tenant", hold: sql("lock table tenantry.sync_runs in share mode") },
    { name: "is in COMMIT", hold: sql("select from audit.head for update") },
  ];
}

/** The same for an emergency. */
export const STOPS_OF_EMERGENCY: readonly Stop[] = [
  { name: "has locked the tenant", hold: (tx) => tx.query("lock table tenantry.tenants in share mode") },
  { name: "has written the tenant", hold: (tx) => tx.query("lock table tenantry.holds in share mode") },
  { name: "is in COMMIT", hold: (tx) => tx.query("select from audit.head for update") },
];

/** Takes the stop's lock in a transaction of its own; `release` lets go of it. */
export async function holdStop(db: Database, stop: Stop): Promise<{ release(): Promise<void> }> {
  const held = newGate();
  const done = newGate();
  const blocker = db.transaction(async (tx) => {
    await stop.hold(tx);
    held.open();
    await done.opened;
  });
  await Promise.race([held.opened, blocker]);
  return {
    async release() {
      done.open();
      await blocker;
    },
  };
}

/** Resolves when the work has ended, or so many sessions of this database wait for a lock; says which of the two. */
export async function untilWaitingOrEnded(
  db: Database,
  work: Promise<unknown>,
  sessions: number,
): Promise<"waiting" | "ended"> {
  const state = { ended: false };
  const end = () => (state.ended = true);
  work.then(end, end);
  while (!state.ended) {
    if ((await countSessions(db, "wait_event_type = 'Lock'")) >= sessions) return "waiting";
    await wait(5);
  }
  return "ended";
}

/** How many deadlocks this database has seen. Close all other connections first: sessions tell it when they end. */
export async function countDeadlocks(db: Database): Promise<number> {
  while ((await countSessions(db, "pid <> pg_backend_pid() and backend_type = 'client backend'")) > 0) await wait(5);
  const { rows } = await db.query<{ deadlocks: number }>(
    "select deadlocks from pg_stat_database where datname = current_database()",
  );
  return rows[0]?.deadlocks ?? 0;
}

async function countSessions(db: Database, condition: string): Promise<number> {
  const { count } = await db.query(`select from pg_stat_activity where datname = current_database() and ${condition}`);
  return count;
}
