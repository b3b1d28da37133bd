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
    // Only here: without a cache its driver, which takes a while to load, is not needed.
    const { deliverPending } = await import("./deliver.ts");
    return await deliverPending({ db, redisUrl: choice.redisUrl });
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return { state: "pending", delivered: 0, pending: written, error: `${error.message} ${error.hint}` };
  }
}
