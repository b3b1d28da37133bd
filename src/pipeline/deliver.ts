import { openCache } from "../cache/open.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { DeliveryResult } from "../model/sync.ts";
import type { Database } from "../registry/database.ts";
import { countUndelivered } from "../registry/queries/count-undelivered.ts";
import type { DeliverOptions, Delivery } from "../sync/deliver-outbox.ts";
import { deliverOutbox, recordUndelivered } from "../sync/deliver-outbox.ts";

/** A registry with undelivered changes, and the Redis that has to learn of them. */
export interface DeliverInput extends DeliverOptions {
  readonly db: Database;
  /** redis:// or rediss:// */
  readonly redisUrl: string;
  /** Signs the backup copies. */
  readonly seal?: ((text: string) => string) | undefined;
}

/**
 * Delivers what waits in the outbox. What was committed stays committed: a Redis that is down, or that belongs to another
 * registry, is no exception but a result, with the reason and what to do.
 * @throws OperationalError `usage` for an address that cannot be read, and the errors of the database.
 */
export async function deliverPending(input: DeliverInput): Promise<DeliveryResult> {
  const { db, redisUrl, seal, ...options } = input;
  try {
    const cache = await openCache(redisUrl, seal && { seal });
    try {
      return toResult(await deliverOutbox(db, cache, options));
    } finally {
      cache.close();
    }
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code === "usage") throw error;
    await recordUndelivered(db, error.message, options);
    const { count: pending } = await countUndelivered(db);
    const refused = error.code === "refused" && ({ refused: true } as const);
    return { state: "pending", delivered: 0, pending, error: `${error.message} ${error.hint}`, ...refused };
  }
}

function toResult({ delivered, pending, others, error }: Delivery): DeliveryResult {
  if (error === undefined) return { state: "delivered", delivered, ...(others !== undefined && { others }) };
  return { state: "pending", delivered, pending, error };
}
