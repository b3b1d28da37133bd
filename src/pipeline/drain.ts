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
  const { policy, redisUrl } = requireCache(input.root, input);
  const { environment, signal } = input;
  if (policy === "none" || redisUrl === undefined) return { state: "none" };
  return withDatabase(input, async (db) => {
    await requireRegistry(db, environment === undefined ? {} : { environment });
    return deliverPending({ db, redisUrl, signal });
  });
}
