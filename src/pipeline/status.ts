import type { CacheStatus, RegistryStatus, StatusPart } from "../model/overview.ts";
import { OperationalError } from "../model/operational-error.ts";
import { evictsFences } from "../cache/eviction.ts";
import type { RegistryIdentity } from "../cache/marker.ts";
import { findLoss } from "../cache/marker.ts";
import { openCache } from "../cache/open.ts";
import { countTenants } from "../registry/queries/count-tenants.ts";
import { countUndelivered } from "../registry/queries/count-undelivered.ts";
import type { Sql } from "../registry/database.ts";
import { findDisabledTriggers } from "../registry/queries/find-disabled-triggers.ts";
import { listReadable } from "../registry/queries/list-readable.ts";
import { readLastSyncRun } from "../registry/queries/read-last-sync-run.ts";
import { readOpenHolds } from "../registry/queries/read-open-holds.ts";
import type { CacheInput } from "./cache-policy.ts";
import { findCache } from "./cache-policy.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

export interface StatusInput extends RegistryAddress, CacheInput {
  /** The folder with tenantry.yaml. */
  readonly root: string;
}

/** The state of the registry and of its cache. A cache that does not answer is part of the answer, not a failure. */
export async function readStatus(input: StatusInput): Promise<RegistryStatus> {
  const status = await readRegistry(input, "tenantry_reader", async (sql, info, db) => ({
    kind: db.kind,
    location: db.label,
    info,
    ...(await readParts(sql)),
    disabled_triggers: await findDisabledTriggers(sql),
    notes: db.notes,
  }));
  return { ...status, cache: await readCache(input, status.info) };
}

const tables: Readonly<Record<StatusPart, string>> = {
  last_sync: "sync_runs",
  tenants: "tenants",
  holds: "holds",
  undelivered: "outbox",
};

/** What the login may see. It is asked first: a statement that is denied would end the transaction. */
async function readParts(sql: Sql): Promise<Pick<RegistryStatus, StatusPart | "hidden">> {
  const readable = await listReadable(sql, Object.values(tables));
  const maySee = (part: StatusPart) => readable.has(tables[part]);
  return {
    hidden: (["last_sync", "tenants", "holds", "undelivered"] as const).filter((part) => !maySee(part)),
    last_sync: maySee("last_sync") ? ((await readLastSyncRun(sql)) ?? null) : null,
    tenants: maySee("tenants") ? await countTenants(sql) : null,
    holds: maySee("holds") ? await readOpenHolds(sql) : null,
    undelivered: maySee("undelivered") ? await countUndelivered(sql) : null,
  };
}

async function readCache(input: StatusInput, registry: RegistryIdentity): Promise<CacheStatus> {
  const choice = findCache(input.root, input);
  if (choice?.policy === "none") return { state: "none", source: choice.source };
  if (choice?.redisUrl === undefined) return { state: "unset" };
  try {
    const redis = await openCache(choice.redisUrl);
    try {
      const { marker, runId } = await redis.readMarker();
      const lost = findLoss(marker, registry, runId, redis.label) ?? null; // throws for another registry's Redis
      const policy = (await redis.readEvictionPolicy()) ?? "unknown";
      const warning = `maxmemory-policy ${policy} can drop fences; set noeviction or a volatile one`;
      return { state: "reachable", maxmemory_policy: policy, warning: evictsFences(policy) ? warning : null, lost };
    } finally {
      redis.close();
    }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    if (error.code === "refused") return { state: "refused", error: `${error.message} ${error.hint}` };
    return { state: "unreachable", error: error.message };
  }
}
