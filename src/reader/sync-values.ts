import type { TenantDocument } from "../model/catalog.ts";
import type { TenantAnswer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import type { Memory } from "./memory.ts";
import { UNFOLLOWED_MS } from "./memory.ts";
import type { Refresher } from "./refresher.ts";

export interface SyncSources {
  readonly memory: Memory;
  readonly refresher: Refresher;
  readonly maxStaleMs: number;
  /** Changes are being pushed right now. */
  readonly live: boolean;
  /** When pushes were last known to be complete, as performance.now() counts. */
  readonly confirmedAt: number;
}

/** What is in memory of a tenant; undefined where an answer would be older than what was announced, or too old. */
export function peekAnswer(tenantId: string, sources: SyncSources): TenantAnswer | undefined {
  const { memory, maxStaleMs } = sources;
  const now = performance.now();
  const fresh = memory.find(tenantId, now, sources.live);
  if (fresh !== undefined) return toAnswer(fresh.loaded, "memory", now - fresh.loadedAt);
  const entry = memory.known(tenantId);
  if (entry === undefined) return undefined;
  sources.refresher.refresh(tenantId);
  const age = memory.ageOf(entry, now, sources.confirmedAt);
  if (age > maxStaleMs || !memory.admits(tenantId, entry.loaded)) return undefined;
  return toAnswer(entry.loaded, "memory", age, age >= UNFOLLOWED_MS);
}

/**
 * The values known last, also of a version that is being replaced right now: a limit or a flag must not blink while a
 * change of something else is on its way.
 */
export function peekValues(tenantId: string, sources: SyncSources): TenantDocument | undefined {
  const { memory, maxStaleMs } = sources;
  const now = performance.now();
  const fresh = memory.find(tenantId, now, sources.live);
  if (fresh !== undefined) return fresh.loaded.document ?? undefined;
  const entry = memory.known(tenantId);
  if (entry === undefined) return undefined;
  sources.refresher.refresh(tenantId);
  return memory.ageOf(entry, now, sources.confirmedAt) > maxStaleMs ? undefined : (entry.loaded.document ?? undefined);
}
