import type { DeliveryResult } from "../model/sync.ts";
import { requireRegistry } from "../registry/migrate.ts";
import type { CacheInput } from "./cache-policy.ts";
import { requireCache } from "./cache-policy.ts";
import { deliverPending } from "./deliver.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { withDatabase } from "./registry-access.ts";

export interface DrainInput extends RegistryAddress, CacheInput {
  /** The folder with tenantry.yaml, if there is one. */
  readonly root: string;
  readonly signal: AbortSignal;
}

/** Delivers everything that waits in the outbox. Throws OperationalError `usage` when nothing says where to. */
export async function drainOutbox(input: DrainInput): Promise<DeliveryResult> {
  const { policy, redisUrl, seal } = requireCache(input.root, input);
  const { environment, signal } = input;
  if (policy === "none" || redisUrl === undefined) return { state: "none" };
  return withDatabase(input, async (db) => {
    await requireRegistry(db, environment === undefined ? {} : { environment });
    return sayOthers(await deliverPending({ db, redisUrl, seal, signal }));
  });
}

/** Whoever suspends has done all of its own; whoever asks for all that waits has to hear that some of it still does. */
function sayOthers(result: DeliveryResult): DeliveryResult {
  if (result.state !== "delivered" || result.others === undefined) return result;
  const error = "This login may deliver only what emergencies did; the rest is for a member of tenantry_sync.";
  return { state: "pending", delivered: result.delivered, pending: result.others, error };
}
