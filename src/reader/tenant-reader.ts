import { setTimeout as wait } from "node:timers/promises";
import type { StreamEntry } from "../cache/event.ts";
import { isTenantId } from "../cache/keys.ts";
import { UpdateStream } from "../cache/stream.ts";
import type { Version } from "../cache/version.ts";
import type { TenantDocument } from "../model/catalog.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { TenantAnswer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import { CacheLayer } from "./cache-layer.ts";
import { TenantNotActiveError, TenantNotFoundError, TenantSuspendedError } from "./errors.ts";
import type { FlagSubject } from "./flag-value.ts";
import { isFlagOn } from "./flag-value.ts";
import type { Layers } from "./load-tenant.ts";
import { Memory } from "./memory.ts";
import type { ReaderOptions } from "./options.ts";
import { MAX_STALE_MS, checkOptions } from "./options.ts";
import { Refresher } from "./refresher.ts";
import { RegistryLayer } from "./registry-layer.ts";
import type { SyncSources } from "./sync-values.ts";
import { peekAnswer, peekValues } from "./sync-values.ts";
import { TenantLoader } from "./tenant-loader.ts";

const START_MS = 3_000;

/**
 * Looks up tenants for a service: in memory, then in Redis, then in PostgreSQL. An answer is never older than anything
 * this process has seen or been told of the tenant.
 */
export class TenantReader {
  readonly #layers: Layers;
  readonly #memory = new Memory();
  readonly #stream: UpdateStream | undefined;
  readonly #loader: TenantLoader;
  readonly #refresher: Refresher;
  readonly #maxStaleMs: number;
  #closed = false;

  private constructor({ databaseUrl, redisUrl, maxStaleMs = MAX_STALE_MS }: ReaderOptions) {
    const memory = this.#memory;
    const cache = redisUrl === undefined ? undefined : new CacheLayer(redisUrl, memory);
    const registry = databaseUrl === undefined ? undefined : new RegistryLayer(databaseUrl);
    this.#layers = { memory, cache, registry };
    this.#maxStaleMs = maxStaleMs;
    this.#loader = new TenantLoader(this.#layers);
    this.#refresher = new Refresher((tenantId) => this.#loader.load(tenantId));
    if (redisUrl !== undefined)
      this.#stream = new UpdateStream(redisUrl, {
        onEntry: (entry) => {
          this.#learn(entry);
        },
        onGap: () => {
          memory.clear();
        },
      });
  }

  /**
   * Connects. An outage is no error here: ready() tells.
   * @throws OperationalError `usage` when no address is given, or one cannot be read.
   */
  static async open(options: ReaderOptions): Promise<TenantReader> {
    checkOptions(options);
    const reader = new TenantReader(options);
    const failure = (await reader.#reachLayers()).find((error) => error?.code === "usage");
    if (failure === undefined) return reader;
    await reader.close();
    throw failure;
  }

  /**
   * Resolves when tenants can be looked up, and, if Redis answers, when changes arrive by push.
   * @throws OperationalError when neither PostgreSQL nor Redis answers.
   */
  async ready(): Promise<void> {
    const failures = await this.#reachLayers();
    const [failure] = failures;
    if (failure !== undefined && !failures.includes(undefined)) throw failure;
    // Without push answers are right too, only slower: no reason to wait for ever.
    await Promise.race([this.#stream?.started, wait(START_MS, undefined, { ref: false })]);
  }

  /**
   * The tenant as it is now; `tenant` is null when there is none.
   * @throws OperationalError when no layer can answer that is as new as what is known of the tenant.
   */
  async get(tenantId: string): Promise<TenantAnswer> {
    if (this.#closed) throw new Error("The reader is closed.");
    if (!isTenantId(tenantId))
      return toAnswer({ document: null, epoch: this.#memory.epoch, config_version: 0 }, "memory");
    const now = performance.now();
    const entry = this.#memory.find(tenantId, now, this.#stream?.live === true);
    if (entry !== undefined) return toAnswer(entry.loaded, "memory", now - entry.loadedAt);
    return this.#loader.load(tenantId);
  }

  /**
   * The tenant, if it may be served.
   * @throws TenantSuspendedError, TenantNotActiveError for any other status than active, TenantNotFoundError, and what
   *   get() throws.
   */
  async assertActive(tenantId: string): Promise<TenantDocument> {
    const { tenant } = await this.get(tenantId);
    if (tenant === null) throw new TenantNotFoundError(tenantId);
    if (tenant.status === "suspended") throw new TenantSuspendedError(tenant);
    if (tenant.status !== "active") throw new TenantNotActiveError(tenant);
    return tenant;
  }

  /**
   * What is in memory, without waiting: undefined before the first get() of the tenant, while a newer version is on its
   * way, and when it is older than maxStaleMs. What has expired is loaded anew in the background.
   */
  peek(tenantId: string): TenantAnswer | undefined {
    return peekAnswer(tenantId, this.#sources());
  }

  /** The limits known last, by name; undefined before the first get() of the tenant, and after maxStaleMs of silence. */
  limits(tenantId: string): TenantDocument["limits"] | undefined {
    return peekValues(tenantId, this.#sources())?.limits;
  }

  /** Whether the tenant has the feature, as known last; false where limits() is undefined. */
  feature(tenantId: string, name: string): boolean {
    return peekValues(tenantId, this.#sources())?.features.includes(name) === true;
  }

  /** Whether a flag is on, as known last; false where limits() is undefined, and by user where no user is given. */
  flag(tenantId: string, name: string, subject?: FlagSubject): boolean {
    const tenant = peekValues(tenantId, this.#sources());
    return tenant !== undefined && isFlagOn(tenant, name, subject);
  }

  /** Ends every connection. Look-ups that are under way fail or end first. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#refresher.close();
    await this.#stream?.close();
    await this.#loader.settle();
    await this.#layers.cache?.close();
    await this.#layers.registry?.close();
  }

  #sources(): SyncSources {
    const live = this.#stream?.live === true;
    const confirmedAt = live ? performance.now() : (this.#stream?.confirmedAt ?? -Infinity);
    return { memory: this.#memory, refresher: this.#refresher, maxStaleMs: this.#maxStaleMs, live, confirmedAt };
  }

  #learn(entry: StreamEntry): void {
    const { registry, cache } = this.#layers;
    const ours = registry?.registryId ?? cache?.registryId;
    // Until it is known whose stream this is, no version in it means anything, but what is being loaded may be old.
    if (entry.kind === "unknown" || ours === undefined) this.#memory.clear();
    else if (entry.registry_id !== ours) return;
    else if (entry.kind === "change") this.#hear(entry.tenant_id, entry);
    else {
      this.#memory.advance(entry.epoch);
      this.#memory.clear();
    }
  }

  /** Whoever reads without waiting finds the new version as soon as Redis has given it. */
  #hear(tenantId: string, version: Version): void {
    this.#memory.raise(tenantId, version);
    const known = this.#memory.known(tenantId);
    if (known !== undefined && !this.#memory.admits(tenantId, known.loaded)) this.#refresher.refresh(tenantId);
  }

  /** undefined for each configured layer that answers, its failure for each that does not. */
  #reachLayers(): Promise<(OperationalError | undefined)[]> {
    const layers = [this.#layers.registry, this.#layers.cache].filter((layer) => layer !== undefined);
    return Promise.all(
      layers.map((layer) =>
        layer.reach().then(
          () => undefined,
          (error: unknown) => {
            if (error instanceof OperationalError) return error;
            throw error;
          },
        ),
      ),
    );
  }
}
