import type { Cache } from "../cache/cache.ts";
import { isCurrent } from "../cache/marker.ts";
import type { CacheItem } from "../cache/value.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Database, Sql } from "../registry/database.ts";
import { readDocuments } from "../registry/queries/read-documents.ts";
import { readIndex } from "../registry/queries/read-index.ts";
import { readIdentity, tombstoneOf } from "./deliver-documents.ts";

const BATCH = 500;
const READ_ONLY = { readOnly: true, role: "tenantry_sync" } as const;
/**
 * Longer than a rebuild of 100,000 tenants takes. Each statement sees what is committed by then: a snapshot would be as
 * old as the wait for the lock.
 */
const ALONE = { role: "tenantry_sync", lockTimeoutMs: 120_000, statementTimeoutMs: 120_000 } as const;

/**
 * Makes sure that Redis holds all of this registry before single changes are added to it: after a flush, a restart, a
 * fail-over or a restored database everything is written anew. Returns how many tenants that were; 0 when nothing had to
 * be done. Throws OperationalError `refused` when Redis belongs to another registry.
 */
export async function ensureComplete(db: Database, cache: Cache): Promise<number> {
  const info = await db.transaction(readIdentity, READ_ONLY);
  const { marker, runId } = await cache.readMarker();
  return isCurrent(marker, info, runId, cache.label) ? 0 : rebuild(db, cache, runId);
}

async function rebuild(db: Database, cache: Cache, runId: string): Promise<number> {
  // The token comes before the list of tenants: what others deliver in between and a flush then deletes would otherwise
  // be missing from both the list and Redis, behind a marker that says that all is there.
  const token = await cache.beginRebuild();
  return db.transaction(async (tx) => {
    await waitForRebuilds(tx);
    const { registry_id, epoch } = await readIdentity(tx);
    const found = await cache.readMarker();
    if (isCurrent(found.marker, { registry_id, epoch }, found.runId, cache.label)) {
      await cache.abandonRebuild(token);
      return 0;
    }
    const known = await readIndex(tx);
    const ids = [...known.keys()];
    for (let start = 0; start < ids.length; start += BATCH)
      await writeProven(cache, await readDocuments(tx, ids.slice(start, start + BATCH)));
    for (const batch of await findGhosts(cache, known, epoch)) await writeProven(cache, batch);
    await cache.announceRebuilt({ registry_id, epoch });
    if (!(await cache.completeRebuild(token, { registry_id, epoch, run_id: runId })))
      throw new OperationalError(
        "unavailable",
        `Redis at ${cache.label} was flushed while it was being rebuilt.`,
        "Run `tenantry deliver` again: it starts from the beginning.",
      );
    return ids.length;
  }, ALONE);
}

/** Of several processes that find Redis empty one writes everything, and the others find it done. */
async function waitForRebuilds(tx: Sql): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('tenantry:rebuild', 0))");
}

/** Tenants that a restored database has forgotten: an earlier epoch published them, and nobody would ever take them back. */
async function findGhosts(cache: Cache, known: ReadonlyMap<string, unknown>, epoch: number): Promise<CacheItem[][]> {
  const batches: CacheItem[][] = [];
  for await (const fence of cache.listFences()) {
    if (known.has(fence.tenant_id) || fence.epoch >= epoch) continue;
    const last = batches.at(-1);
    const ghost = tombstoneOf({ tenant_id: fence.tenant_id, epoch, config_version: 0 });
    if (last === undefined || last.length === BATCH) batches.push([ghost]);
    else last.push(ghost);
  }
  return batches;
}

async function writeProven(cache: Cache, items: readonly CacheItem[]): Promise<void> {
  const [failed] = await cache.publish(items);
  const [id, reason] = failed ?? [(await cache.findUnserved(items))[0], "what was written is not read back"];
  if (id !== undefined)
    throw new OperationalError(
      "unavailable",
      `The cache could not be rebuilt: tenant ${id}: ${reason}`,
      "Mend that in Redis, then run `tenantry deliver` again.",
    );
}
