import type { Sql } from "../registry/database.ts";
import { PlanMoved } from "./apply-recheck.ts";

/**
 * Ends a sync that somebody waits for: an emergency must not stand behind thousands of rows. Nothing is lost, as the plan
 * is made again after it, with what the other one has done. Whoever waits for a row waits for the transaction that has it.
 * @throws PlanMoved
 */
export async function yieldToWaiting(tx: Sql): Promise<void> {
  const { rows } = await tx.query<{ waiting: boolean }>(
    `select exists (
       select from pg_locks w
       where not w.granted and w.locktype in ('transactionid', 'tuple') and pg_backend_pid() = any (pg_blocking_pids(w.pid))
     ) as waiting`,
  );
  if (rows[0]?.waiting === true) throw new PlanMoved(["another writer waited for a tenant of the plan"]);
}
