import { OperationalError } from "../model/operational-error.ts";
import type { DeliveryResult } from "../model/sync.ts";
import type { Database } from "../registry/database.ts";
import type { CacheChoice } from "./cache-policy.ts";

/**
 * Delivers after a commit. From here on nothing may look like a failure of what was committed: whatever service fails,
 * the rows wait in the outbox and the answer says so. `written` is how many wait at least, when nobody can count them.
 */
export async function deliverCommitted(
  db: Database,
  choice: CacheChoice | undefined,
  written: number,
): Promise<DeliveryResult> {
  if (choice?.policy === "none") return { state: "none" };
  if (choice?.redisUrl === undefined)
    return { state: "pending", delivered: 0, pending: written, error: "TENANTRY_REDIS_URL is not set." };
  try {
    return await deliverTo(db, choice.redisUrl, choice.seal);
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return { state: "pending", delivered: 0, pending: written, error: `${error.message} ${error.hint}` };
  }
}

/**
 * Delivers what waits from before, for a command that has committed nothing itself.
 * @throws OperationalError of the registry: nothing was written that such an error could put into doubt
 */
export async function deliverEarlier(db: Database, { policy, redisUrl, seal }: CacheChoice): Promise<DeliveryResult> {
  return policy === "none" || redisUrl === undefined ? { state: "none" } : deliverTo(db, redisUrl, seal);
}

async function deliverTo(db: Database, redisUrl: string, seal: CacheChoice["seal"]): Promise<DeliveryResult> {
  // Only here: without a cache its driver, which takes a while to load, is not needed.
  const { deliverPending } = await import("./deliver.ts");
  return deliverPending({ db, redisUrl, seal });
}
