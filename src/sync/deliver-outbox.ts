import type { Cache } from "../cache/cache.ts";
import { OperationalError } from "../model/operational-error.ts";
import { wait } from "../model/wait.ts";
import type { Database, TransactionOptions } from "../registry/database.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { countDeliverable } from "../registry/queries/count-deliverable.ts";
import { readDelivered } from "../registry/queries/read-delivered.ts";
import type { Batch } from "./deliver-batch.ts";
import { deliverBatch, recordOutage } from "./deliver-batch.ts";
import { ensureComplete } from "./deliver-rebuild.ts";

const BATCH = 500;
/** Pauses between rounds that got nothing through, in milliseconds; after the last one the rows are left waiting. */
const PAUSES = [50, 100, 200, 400, 800];
const STOPPED = "The delivery was stopped; the rest waits for the next one.";
const CLAIMED = "Another process has claimed the rows and has not finished.";

export interface DeliverOptions {
  /** Rows of one transaction; 500 by default. */
  readonly limit?: number;
  /** Aborting it rolls the round under way back. */
  readonly signal?: AbortSignal;
  /** Aborting it lets the round under way be finished, and leaves the rest waiting. */
  readonly stop?: AbortSignal;
}

export interface Delivery {
  /** Rows that this call has delivered and read back. */
  readonly delivered: number;
  /** Rows that still wait, whoever claimed them. */
  readonly pending: number;
  /** Rows that wait for a login with more rights, if there are such: this one may deliver what emergencies did. */
  readonly others?: number;
  /** Tenants written anew because Redis was empty, restarted, or behind the registry's epoch. */
  readonly rebuilt: number;
  /** Why rows still wait. Carries no secret. */
  readonly error?: string;
}

/** Notes on the oldest waiting rows why they wait, when Redis could not be used at all. */
export async function recordUndelivered(db: Database, error: string, options: DeliverOptions = {}): Promise<void> {
  await db.transaction((tx) => recordOutage(tx, options.limit ?? BATCH, error), transactionOf(options));
}

/**
 * Drains the outbox into Redis: idempotent, resumable, and safe beside other processes that do the same. Nothing is ever
 * dropped: what fails keeps its row, with the reason. A login that has the rights of an emergency alone delivers what
 * was written of the tenants that emergencies held, and leaves the rest.
 * @throws OperationalError `refused` when Redis belongs to another registry, and the errors of the database.
 */
export async function deliverOutbox(db: Database, cache: Cache, options: DeliverOptions = {}): Promise<Delivery> {
  const { signal, stop, limit = BATCH } = options;
  const transaction = transactionOf(options);
  await db.transaction((tx) => requireRegistry(tx), { ...transaction, readOnly: true });
  const total = { delivered: 0, rebuilt: 0 };
  let idle = 0;
  for (;;) {
    signal?.throwIfAborted();
    const round = await deliverRound(db, cache, limit, transaction);
    total.delivered += round.delivered;
    total.rebuilt += round.rebuilt;
    if (round.delivered > 0 && stop?.aborted !== true) {
      // The next round looks at the marker again, so that the last one proves that nothing was flushed behind this one.
      idle = 0;
      continue;
    }
    const { own: pending, others } = await db.transaction(countDeliverable, transaction);
    const waiting = others === 0 ? { pending } : { pending, others };
    if (pending === 0 && round.error === undefined) {
      await recordDelivered(db, cache, transaction);
      return { ...total, ...waiting };
    }
    if (stop?.aborted === true) return { ...total, ...waiting, error: round.error ?? STOPPED };
    const pause = PAUSES[idle++];
    if (pause === undefined) return { ...total, ...waiting, error: round.error ?? CLAIMED };
    await wait(pause, { signal });
  }
}

/** What readers report, so that people see who is behind. It is of no use to the delivery, which has succeeded without. */
async function recordDelivered(db: Database, cache: Cache, options: TransactionOptions): Promise<void> {
  const delivered = await db.transaction(readDelivered, options);
  if (delivered === undefined) return;
  await cache.recordApplied(delivered).catch((error: unknown) => {
    if (!(error instanceof OperationalError)) throw error;
  });
}

interface Round extends Batch {
  readonly rebuilt: number;
}

async function deliverRound(db: Database, cache: Cache, limit: number, options: TransactionOptions): Promise<Round> {
  let rebuilt: number;
  try {
    rebuilt = await ensureComplete(db, cache);
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code === "refused") throw error;
    await db.transaction((tx) => recordOutage(tx, limit, error.message), options);
    return { claimed: 0, delivered: 0, rebuilt: 0, error: error.message };
  }
  return { rebuilt, ...(await db.transaction((tx) => deliverBatch(tx, cache, limit), options)) };
}

function transactionOf({ signal }: DeliverOptions): TransactionOptions {
  return { role: "tenantry_sync", ...(signal === undefined ? {} : { signal }) };
}
