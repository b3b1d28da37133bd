import type { CacheStatus, LastSync, RegistryStatus } from "../../model/overview.ts";
import type { TableOptions } from "./table.ts";
import { describeName } from "../audit/wording.ts";
import { renderHolds } from "./holds.ts";
import { count, formatTime, renderPairs, shortCommit } from "./table.ts";

const REBUILD = "`tenantry deliver` writes everything anew";
const losses = {
  empty: `it is empty, or was flushed: ${REBUILD}`,
  another_run: `restarted or replaced since it was filled, so changes may be missing: ${REBUILD}`,
  earlier_epoch: `filled before the registry was restored: ${REBUILD}`,
} as const;
const SEES_ALL = "tenantry_reader";
const HIDDEN = "hidden from this login";
const kinds = { pg: "PostgreSQL", pglite: "embedded (PGlite)" } as const;

/** The state of a registry and its cache. `now` is what ages are counted from. */
export function renderStatus(status: RegistryStatus, options: TableOptions & { readonly now: Date }): string {
  const { info } = status;
  const facts = renderPairs(
    [
      ["registry", `${kinds[status.kind]} at ${status.location}`],
      ["registry id", info.registry_id],
      ["environment", info.environment],
      ["epoch, revision", `${String(info.epoch)}, ${String(info.revision)}`],
      ["last commit", shortCommit(info.last_commit)],
      ["last sync", status.hidden.includes("last_sync") ? HIDDEN : describeSync(status.last_sync)],
      ["tenants", describeTenants(status.tenants)],
      ["open holds", status.holds === null ? HIDDEN : String(status.holds.length)],
      ["undelivered", describeUndelivered(status, options.now)],
      ["cache", describeCache(status.cache)],
      ...describeTriggers(status),
      ...status.notes.map((note) => ["note", note] as const),
      ...(status.hidden.length === 0
        ? []
        : [["note", `a login that is a member of ${SEES_ALL} sees what is hidden here`] as const]),
    ],
    options,
  );
  const { holds } = status;
  return holds === null || holds.length === 0 ? `${facts}\n` : `${facts}\n\n${renderHolds(holds, options)}`;
}

function describeTenants(tenants: RegistryStatus["tenants"]): string {
  if (tenants === null) return HIDDEN;
  const counts = Object.entries(tenants).map(([name, number]) => `${String(number)} ${name}`);
  return counts.length === 0 ? "none" : counts.join(", ");
}

function describeUndelivered({ cache, undelivered }: RegistryStatus, now: Date): string {
  if (undelivered === null) return HIDDEN;
  const { count: number, oldest } = undelivered;
  if (cache.state === "none" && number > 0)
    return `none; ${count(number, "change")} kept for a cache that may be added`;
  return `${String(number)}${oldest === null ? "" : `, the oldest for ${formatAge(oldest, now)}`}`;
}

function describeTriggers({ disabled_triggers: { length: number } }: RegistryStatus): [string, string][] {
  if (number === 0) return [];
  return [["triggers", `warning: ${String(number)} not firing for every writer; \`tenantry audit verify\` names them`]];
}

function describeSync(sync: LastSync | null): string {
  if (sync === null) return "never";
  const counts = `${String(sync.created)} created, ${String(sync.updated)} updated, ${String(sync.removed)} removed`;
  return `${formatTime(sync.finished_at) ?? ""} UTC by ${describeName(sync.actor, sync.actor_source)}: ${counts}, ${String(sync.held)} held`;
}

function describeCache(cache: CacheStatus): string {
  switch (cache.state) {
    case "none":
      return `none, as ${cache.source} says`;
    case "unset":
      return "not looked at: TENANTRY_REDIS_URL is not set";
    case "unreachable":
      return `not reachable: ${cache.error}`;
    case "refused":
      return `not usable: ${cache.error}`;
    case "reachable": {
      const loss = cache.lost === null ? "" : `; ${losses[cache.lost]}`;
      return `reachable${loss}${cache.warning === null ? "" : `; warning: ${cache.warning}`}`;
    }
  }
}

/** `45 seconds`, `3 hours`: the largest unit that fits. */
export function formatAge(since: string, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 1000));
  if (seconds < 120) return count(seconds, "second");
  if (seconds < 7200) return count(Math.floor(seconds / 60), "minute");
  if (seconds < 172_800) return count(Math.floor(seconds / 3600), "hour");
  return count(Math.floor(seconds / 86_400), "day");
}
