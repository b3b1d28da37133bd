import type { TenantDocument } from "../model/catalog.ts";
import type { TenantAnswer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import { CoarseClock } from "./coarse-clock.ts";
import type { Follower } from "./follower.ts";
import type { Entry, Memory } from "./memory.ts";
import { UNFOLLOWED_MS } from "./memory.ts";
import type { Refresher } from "./refresher.ts";

export interface SyncSources {
  readonly memory: Memory;
  readonly refresher: Refresher;
  readonly follower: Pick<Follower, "live" | "confirmedAt">;
  readonly maxStaleMs: number;
}

/** What is in memory, for callers that do not wait. What has expired is loaded anew in the background. */
export class SyncValues {
  readonly #sources: SyncSources;
  readonly #clock = new CoarseClock();

  constructor(sources: SyncSources) {
    this.#sources = sources;
  }

  /** undefined where an answer would be older than what was announced, or too old. */
  answer(tenantId: string): TenantAnswer | undefined {
    const { memory, follower } = this.#sources;
    const now = this.#clock.now();
    const fresh = memory.find(tenantId, now, follower.live);
    if (fresh !== undefined) return toAnswer(fresh.loaded, "memory", Math.max(0, now - fresh.loadedAt));
    const entry = this.#known(tenantId);
    if (entry === undefined || !memory.admits(tenantId, entry.loaded)) return undefined;
    const age = this.#age(entry);
    return toAnswer(entry.loaded, "memory", age, entry.unconfirmed || age >= UNFOLLOWED_MS);
  }

  /**
   * The values known last, also of a version that is being replaced right now: a limit or a flag must not blink while a
   * change of something else is on its way.
   */
  values(tenantId: string): TenantDocument | undefined {
    const { memory, follower } = this.#sources;
    const fresh = memory.find(tenantId, this.#clock.now(), follower.live);
    return (fresh ?? this.#known(tenantId))?.loaded.document ?? undefined;
  }

  /** Young enough to be answered. */
  #known(tenantId: string): Entry | undefined {
    const { memory, refresher, maxStaleMs } = this.#sources;
    const entry = memory.known(tenantId);
    if (entry === undefined) return undefined;
    refresher.refresh(tenantId);
    return this.#age(entry) > maxStaleMs ? undefined : entry;
  }

  #age(entry: Entry): number {
    return this.#sources.memory.ageOf(entry, performance.now(), this.#sources.follower.confirmedAt());
  }
}
