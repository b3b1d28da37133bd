import type { Convergence } from "../model/readers.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { TenantStatus } from "../model/catalog.ts";
import type { EmergencyEffect, EmergencyOutcome, EmergencyResult } from "../model/sync.ts";
import type { Cache } from "../cache/cache.ts";
import { isCurrent } from "../cache/marker.ts";
import { openCache } from "../cache/open.ts";
import type { Person } from "../git/read-head.ts";
import { readHead } from "../git/read-head.ts";
import type { Attribution } from "../model/attribution.ts";
import type { Database } from "../registry/database.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { printable } from "../report/printable.ts";
import { readDelivered } from "../registry/queries/read-delivered.ts";
import { readDocuments } from "../registry/queries/read-documents.ts";
import type { Claims } from "./attribution.ts";
import { attribute } from "./attribution.ts";
import type { CacheChoice, CacheInput } from "./cache-policy.ts";
import { findCache } from "./cache-policy.ts";
import { deliverCommitted } from "./deliver-committed.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { withDatabase } from "./registry-access.ts";

/** As the triggers of the registry name these changes. */
const ACTIONS: Readonly<Partial<Record<TenantStatus, string>>> = { suspended: "suspended", active: "resumed" };

/** How long readers are waited for at most: they look twice a second. */
const READERS_MS = 2_000;
/** Tenants that are published together. */
const BATCH = 500;

export interface EmergencyBase extends RegistryAddress, CacheInput, Claims {
  /** The folder of the command; it need not hold a catalog. */
  readonly root: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly now: string;
  readonly signal?: AbortSignal;
  /** How long PostgreSQL is waited for, over all of its hosts; as its address says by default. */
  readonly connectTimeoutMs?: number;
}

export interface EmergencyCommand extends EmergencyBase {
  readonly tenantId: string;
}

/** Tenants that an emergency has to bring to the caches, and what the triggers of the registry call the change. */
export interface Touched {
  readonly ids: readonly string[];
  readonly action: string;
}

/** The same for one tenant whose status has moved. */
export function runEmergencyCommand(
  input: EmergencyCommand,
  commit: (db: Database, basics: EmergencyBasics) => Promise<EmergencyResult>,
): Promise<EmergencyOutcome> {
  return commitEmergency(input, commit, ({ tenant_id, status }) => ({
    ids: [tenant_id],
    action: ACTIONS[status] ?? "updated",
  }));
}

/** What every emergency is told. The reason is stored as it can be shown anywhere: without line ends and controls. */
export interface EmergencyBasics {
  readonly reason: string;
  readonly attribution: Attribution;
  readonly environment?: string;
  readonly signal?: AbortSignal;
}

/** Commits an emergency, then brings it to Redis and reads it back. Once it is committed, nothing is thrown any more. */
export async function commitEmergency<R>(
  input: EmergencyBase,
  commit: (db: Database, basics: EmergencyBasics) => Promise<R>,
  touchedBy: (result: R) => Touched,
): Promise<R & EmergencyEffect> {
  const attribution = attribute(input, { message: null, remote: null, user: await findUser(input) }, null);
  const cache = findUsableCache(input);
  const commitAndDeliver = async (db: Database) => {
    const { environment, signal } = input;
    const basics = {
      reason: printable(input.reason),
      attribution,
      ...(environment !== undefined && { environment }),
      ...(signal && { signal }),
    };
    const start = performance.now();
    const result = await commit(db, basics);
    const database_ms = performance.now() - start;
    const touched = touchedBy(result);
    const proven = cache?.policy === "redis" && (await deliverFirst(db, cache, touched, input.now));
    const cache_ms = proven ? performance.now() - start : null;
    const delivery = await deliverCommitted(db, cache, touched.ids.length);
    const readers = delivery.state === "delivered" ? await awaitReaders(db, cache, signal) : null;
    const readers_ms = readers === null ? null : performance.now() - start;
    return { ...result, effective: { database_ms, cache_ms, readers_ms }, delivery, readers };
  };
  const { connectTimeoutMs } = input;
  return withDatabase(input, commitAndDeliver, connectTimeoutMs === undefined ? {} : { connectTimeoutMs });
}

/** Everything is committed and delivered by now: what fails here is said, and is no failure. */
async function awaitReaders(
  db: Database,
  cache: CacheChoice | undefined,
  signal: AbortSignal | undefined,
): Promise<Convergence | null> {
  if (cache?.redisUrl === undefined || cache.policy === "none") return null;
  const { waitForReaders } = await import("./readers.ts");
  try {
    const delivered = await db.transaction(readDelivered, { readOnly: true, role: "tenantry_emergency" });
    // Other changes wait that this login may not deliver: nobody can say that he has applied all.
    return delivered === undefined ? null : await waitForReaders(cache.redisUrl, delivered, READERS_MS, signal);
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return { applied: 0, missing: [], error: `${error.message} ${error.hint}` };
  }
}

/** A key that cannot be read must not hold up an emergency: without one the backup copy is not signed. */
function findUsableCache(input: EmergencyBase): CacheChoice | undefined {
  try {
    return findCache(input.root, input);
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return findCache(input.root, { ...input, publishKey: undefined });
  }
}

/** Git's user, where nothing else names somebody. A repository that cannot be read must not hold up an emergency. */
async function findUser({ actor, actorSetting, root }: EmergencyBase): Promise<Person | null> {
  if (actor?.trim() || actorSetting?.trim()) return null;
  try {
    return (await readHead(root)).user;
  } catch (error) {
    if (error instanceof OperationalError) return null;
    throw error;
  }
}

/**
 * Publishes these tenants ahead of everything that waits in the outbox, which may be long after an outage, and reads them
 * back. Their own outbox rows are delivered again with the others, which does no harm.
 */
async function deliverFirst(
  db: Database,
  { redisUrl, seal }: CacheChoice,
  { ids, action }: Touched,
  now: string,
): Promise<boolean> {
  if (redisUrl === undefined) return false;
  try {
    const cache = await openCache(redisUrl, seal && { seal });
    try {
      for (let start = 0; start < Math.max(1, ids.length); start += BATCH)
        if (!(await publishTenants(db, cache, { ids: ids.slice(start, start + BATCH), action }, now))) return false;
      return true;
    } finally {
      cache.close();
    }
  } catch (error) {
    if (error instanceof OperationalError) return false; // deliverCommitted, which comes next, says why
    throw error;
  }
}

async function publishTenants(db: Database, cache: Cache, { ids, action }: Touched, now: string): Promise<boolean> {
  const { info, items } = await db.transaction(
    async (tx) => ({ info: await requireRegistry(tx), items: await readDocuments(tx, ids) }),
    { readOnly: true, role: "tenantry_emergency" },
  );
  const { marker, runId } = await cache.readMarker();
  isCurrent(marker, info, runId, cache.label); // throws for another registry's Redis, whose tenants are not ours
  const failures = await cache.publish(items);
  if (failures.size > 0) return false;
  await cache.announce(
    items.map((item) => ({ ...item, registry_id: info.registry_id, action, new_tier: null, timestamp: now })),
  );
  return (await cache.findUnserved(items)).length === 0;
}
