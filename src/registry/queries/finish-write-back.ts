import type { WriteBackState } from "../../model/write-back.ts";
import type { Sql } from "../database.ts";

/** How far a claim has come. */
export interface WriteBackProgress {
  readonly state: WriteBackState;
  readonly pr_url: string | null;
  readonly note: string | null;
  readonly closed_told: string | null;
  readonly overdue_told: string | null;
}

export interface FinishedWriteBack extends WriteBackProgress {
  /** What stopped it, without any secret; null when all of it got through. */
  readonly error: string | null;
  /** When to look again, in seconds; null for never. */
  readonly wait: number | null;
}

/** Ends a lease. False when it was somebody else's by then: that one says what has come of it. */
export async function finishWriteBack(tx: Sql, lease: string, done: FinishedWriteBack): Promise<boolean> {
  const { count } = await tx.query(
    `update tenantry.write_backs set state = $2, pr_url = $3, note = $4, closed_told = $5, overdue_told = $6,
       last_error = $7, attempts = case when $7::text is null then 0 else attempts end,
       next_at = now() + make_interval(secs => $8::double precision), leased_until = null, lease = null
     where lease = $1::uuid`,
    [lease, done.state, done.pr_url, done.note, done.closed_told, done.overdue_told, done.error, done.wait],
  );
  return count > 0;
}

/** Gives a claim back as it was: whoever had it was told to stop. */
export async function releaseWriteBack(tx: Sql, lease: string): Promise<void> {
  await tx.query(
    `update tenantry.write_backs set attempts = attempts - 1, leased_until = null, lease = null where lease = $1::uuid`,
    [lease],
  );
}

/** Nobody is to ask GitHub for so many seconds. */
export async function postponeWriteBacks(tx: Sql, seconds: number): Promise<void> {
  await tx.query(
    `update tenantry.write_backs
     set next_at = now() + make_interval(secs => $1::double precision), attempts = greatest(attempts, 1)
     where next_at < now() + make_interval(secs => $1::double precision) and lease is null`,
    [seconds],
  );
}
