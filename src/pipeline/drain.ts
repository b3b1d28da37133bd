import type { JournalReport } from "../model/journal.ts";
import type { DeliveryResult } from "../model/sync.ts";
import { requireRegistry } from "../registry/migrate.ts";
import type { CacheInput } from "./cache-policy.ts";
import { requireCache } from "./cache-policy.ts";
import { deliverPending } from "./deliver.ts";
import { deliverJournal } from "./journal-deliver.ts";
import type { JournalInput } from "./journal-replay.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { withDatabase } from "./registry-access.ts";

export interface DrainInput extends RegistryAddress, CacheInput {
  /** The folder with tenantry.yaml, if there is one. */
  readonly root: string;
  readonly signal: AbortSignal;
  /** What emergencies did without the registry; it is left alone when this is undefined. */
  readonly journal?: JournalInput | undefined;
}

/** `journal` is absent when there was nothing in it. */
export type Drained = DeliveryResult & { readonly journal?: JournalReport };

/** Delivers everything that waits in the outbox, and in the journal. Throws OperationalError `usage` when nothing says where to. */
export async function drainOutbox(input: DrainInput): Promise<Drained> {
  const { policy, redisUrl, seal } = requireCache(input.root, input);
  const { environment, signal, journal: wanted } = input;
  if (policy === "none" || redisUrl === undefined) return { state: "none" };
  return withDatabase(input, async (db) => {
    const registry = await requireRegistry(db, environment === undefined ? {} : { environment });
    const deliver = async () => sayOthers(await deliverPending({ db, redisUrl, seal, signal }));
    if (wanted === undefined) return deliver();
    const { delivery, journal } = await deliverJournal({ db, registry, redisUrl }, wanted, deliver);
    return { ...delivery, ...(journal !== undefined && { journal }) };
  });
}

/** Whoever suspends has done all of its own; whoever asks for all that waits has to hear that some of it still does. */
function sayOthers(result: DeliveryResult): DeliveryResult {
  if (result.state !== "delivered" || result.others === undefined) return result;
  const error = "This login may deliver only what emergencies did; the rest is for a member of tenantry_sync.";
  return { state: "pending", delivered: result.delivered, pending: result.others, error };
}
