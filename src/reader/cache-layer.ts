import type { Cache } from "../cache/cache.ts";
import type { CacheRead } from "../cache/read.ts";
import type { CacheItem, CachedTenant } from "../cache/value.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Breaker } from "./breaker.ts";
import type { Memory } from "./memory.ts";
import type { OverlayMark, Overlays } from "./overlays.ts";
import { Reopened } from "./reopened.ts";

/** What Redis knows of one tenant. */
export interface CacheAnswer {
  /** Redis is complete, of this registry, and has not been restarted since that was proven. */
  readonly trusted: boolean;
  /** Only what may be answered: at or above the fence and all that was announced. */
  readonly tenant: CachedTenant | undefined;
  /** The tenant has no fence here: as far as was delivered, there is none. */
  readonly unknown: boolean;
}

/** Redis, as a reader uses it. */
export class CacheLayer {
  readonly #cache: Reopened<Cache>;
  readonly #memory: Memory;
  readonly #overlays: Overlays;
  readonly #breaker: Breaker;
  #registryId: string | undefined;

  constructor(open: () => Promise<Cache>, memory: Memory, overlays: Overlays, breaker: Breaker) {
    this.#overlays = overlays;
    this.#breaker = breaker;
    this.#cache = new Reopened(open);
    this.#memory = memory;
  }

  /** Which registry has filled Redis, as far as was seen. */
  get registryId(): string | undefined {
    return this.#registryId;
  }

  /** Throws OperationalError when Redis cannot be reached, was never filled, or belongs to another registry. */
  async reach(registryId: string | undefined): Promise<void> {
    const cache = await this.#cache.get();
    const { marker } = await cache.readMarker();
    if (marker === undefined)
      throw new OperationalError(
        "unavailable",
        `Redis at ${cache.label} is empty.`,
        "Run `tenantry deliver` to fill it.",
      );
    if (marker.registry_id !== (registryId ?? marker.registry_id))
      throw new OperationalError(
        "unavailable",
        `Redis at ${cache.label} belongs to another registry.`,
        "Give each registry a Redis or a database number of its own.",
      );
  }

  /** `registryId` is undefined while the registry is not known. Throws OperationalError when Redis gives no answer. */
  async read(tenantId: string, registryId: string | undefined): Promise<CacheAnswer> {
    const mark = this.#overlays.mark();
    const found = await this.#breaker.run(async () => (await this.#cache.get()).read(tenantId));
    this.#learnOverlay(tenantId, found, registryId, mark);
    return this.#weigh(tenantId, found, registryId);
  }

  /** The backup copy, if it may be answered; undefined also when Redis gives no answer. */
  async readBackup(tenantId: string, registryId: string | undefined): Promise<CachedTenant | undefined> {
    try {
      const mark = this.#overlays.mark();
      const found = await this.#breaker.run(async () => (await this.#cache.get()).readBackup(tenantId));
      this.#learnOverlay(tenantId, found, registryId, mark);
      return this.#weigh(tenantId, found, registryId).tenant;
    } catch (error) {
      if (error instanceof OperationalError) return undefined;
      throw error;
    }
  }

  /** Offers a document of the registry. What a newer publish has fenced off may not be answered: memory learns of it. */
  async fill(item: CacheItem): Promise<void> {
    try {
      const result = await (await this.#cache.get()).fill(item);
      if (result.outcome === "below") this.#memory.raise(item.tenant_id, result.fence);
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error; // Redis is down: the registry's answer stands alone
    }
  }

  close(): Promise<void> {
    return this.#cache.close((cache) => {
      cache.close();
    });
  }

  #learnOverlay(tenantId: string, found: CacheRead, registryId: string | undefined, mark: OverlayMark): void {
    const { overlay, marker } = found;
    const ours = marker !== undefined && marker.registry_id === (registryId ?? marker.registry_id);
    const about = { mark, proven: ours && found.proven, registryId: registryId ?? marker?.registry_id };
    this.#overlays.learn(tenantId, overlay, about);
  }

  #weigh(tenantId: string, found: CacheRead, registryId: string | undefined): CacheAnswer {
    const { marker, fence } = found;
    // A foreign fence says nothing about this registry's versions, nor does one that a flush has left nobody to vouch for.
    if (marker === undefined || marker.registry_id !== (registryId ?? marker.registry_id))
      return { trusted: false, tenant: undefined, unknown: false };
    this.#memory.advance(marker.epoch);
    if (fence !== undefined) this.#memory.raise(tenantId, fence);
    this.#registryId = marker.registry_id;
    return { trusted: found.proven, tenant: this.#judge(tenantId, found), unknown: fence === undefined };
  }

  /** The fence and the marker's epoch have just been raised in memory, so it refuses whatever lies below them. */
  #judge(tenantId: string, { value, fence }: CacheRead): CachedTenant | undefined {
    return value !== undefined && fence !== undefined && this.#memory.admits(tenantId, value) ? value : undefined;
  }
}
