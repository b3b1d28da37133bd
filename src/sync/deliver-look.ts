import type { Cache } from "../cache/cache.ts";
import { isCurrent } from "../cache/marker.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Database } from "../registry/database.ts";
import { countUndelivered } from "../registry/queries/count-undelivered.ts";
import { pollOutbox } from "../registry/queries/poll-outbox.ts";
import { deliverOutbox, recordUndelivered } from "./deliver-outbox.ts";

/** What one look at the outbox and at Redis has found and done. */
export interface Look {
  readonly delivered: number;
  readonly rebuilt: number;
  readonly undelivered: { readonly count: number; readonly oldest: string | null };
  readonly error?: OperationalError;
}

export interface LookOptions {
  /** Aborting it lets the round under way be finished. */
  readonly stop: AbortSignal;
  /** What was noted on the rows that wait: it is not written again as long as it stays the same. */
  readonly noted: string | undefined;
}

const READ = { readOnly: true, role: "tenantry_sync" } as const;
const NOTHING = { delivered: 0, rebuilt: 0, undelivered: { count: 0, oldest: null } };

/**
 * Delivers what waits, and writes Redis anew where it has lost anything. When neither is so, it costs one query and one
 * GET. A Redis that fails is part of the answer; errors of the registry are thrown.
 */
export async function lookOnce(db: Database, openCache: () => Promise<Cache>, options: LookOptions): Promise<Look> {
  const { waits, ...registry } = await db.transaction(pollOutbox, READ);
  try {
    const cache = await openCache();
    const { marker, runId } = await cache.readMarker();
    if (!waits && isCurrent(marker, registry, runId, cache.label)) return NOTHING;
    const { delivered, rebuilt, error } = await deliverOutbox(db, cache, { stop: options.stop });
    const undelivered = await countUndelivered(db);
    return { delivered, rebuilt, undelivered, ...(error !== undefined && { error: pending(error) }) };
  } catch (error) {
    // The registry has just answered. If it was the registry that failed since, this note fails too, and says so.
    if (!(error instanceof OperationalError)) throw error;
    if (waits && options.noted !== error.message) await recordUndelivered(db, error.message);
    return { ...NOTHING, undelivered: waits ? await countUndelivered(db) : NOTHING.undelivered, error };
  }
}

function pending(error: string): OperationalError {
  return new OperationalError("delivery_pending", error, "It is tried again.");
}
