import { setTimeout as wait } from "node:timers/promises";
import type { StreamEntry } from "../cache/event.ts";
import { isTenantId } from "../cache/keys.ts";
import { UpdateStream } from "../cache/stream.ts";
import type { Version } from "../cache/version.ts";
import type { TenantDocument } from "../model/catalog.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { TenantAnswer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import { Breaker } from "./breaker.ts";
import { CacheLayer } from "./cache-layer.ts";
import { Confirmations } from "./confirmations.ts";
import { DegradedReading } from "./degraded.ts";
import { TenantNotActiveError, TenantNotFoundError, TenantSuspendedError } from "./errors.ts";
import type { ReaderEvents, ReaderListener } from "./events.ts";
import { Announcer } from "./events.ts";
import { EXPIRIES_MS, FlagExpiries } from "./flag-expiries.ts";
import type { FlagSubject } from "./flag-value.ts";
import { isFlagOn } from "./flag-value.ts";
import type { Layers } from "./load-tenant.ts";
import { Memory } from "./memory.ts";
import type { ReaderMetrics } from "./metrics.ts";
import { Counters, listMetrics } from "./metrics.ts";
import type { ReaderOptions } from "./options.ts";
import { MAX_STALE_MS, checkOptions } from "./options.ts";
import type { QuotaAnswer } from "./quota.ts";
import { checkQuota } from "./quota.ts";
import { Refresher } from "./refresher.ts";
import { RegistryLayer } from "./registry-layer.ts";
import { SnapshotKeeper } from "./snapshot-keeper.ts";
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
  readonly #announcer = new Announcer();
  readonly #counters = new Counters();
  readonly #breakers = openBreakers(this.#counters);
  readonly #snapshot: SnapshotKeeper | undefined;
  readonly #maxStaleMs: number;
  readonly #expiries = new FlagExpiries(this.#announcer);
  readonly #confirmations: Confirmations;
  readonly #timers: NodeJS.Timeout[] = [];
  #closed = false;

  private constructor({ databaseUrl, redisUrl, snapshot, safeDefaults, maxStaleMs = MAX_STALE_MS }: ReaderOptions) {
    const memory = this.#memory;
    const [announcer, counters] = [this.#announcer, this.#counters];
    const cache = redisUrl === undefined ? undefined : new CacheLayer(redisUrl, memory, this.#breakers.redis);
    const registry = databaseUrl === undefined ? undefined : new RegistryLayer(databaseUrl, this.#breakers.postgres);
    const layers = { memory, cache, registry };
    this.#layers = layers;
    this.#maxStaleMs = maxStaleMs;
    this.#snapshot = snapshot && new SnapshotKeeper(snapshot, memory, counters);
    const confirmedAt = () => this.#confirmedAt();
    const shared = { layers, announcer, snapshot: this.#snapshot };
    const degraded = new DegradedReading({ ...shared, counters, maxStaleMs, safeDefaults, confirmedAt });
    this.#confirmations = new Confirmations(layers);
    this.#loader = new TenantLoader({ ...shared, degraded });
    this.#refresher = new Refresher((tenantId) => this.#loader.load(tenantId));
    if (redisUrl !== undefined)
      this.#stream = new UpdateStream(redisUrl, {
        onEntry: (entry, addedAt) => {
          counters.announcements += 1;
          counters.lagMs = Math.max(0, Date.now() - addedAt);
          this.#learn(entry);
        },
        onGap: () => {
          counters.streamGaps += 1;
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
    await reader.#snapshot?.restore();
    const failure = (await reader.#reachLayers()).find((error) => error?.code === "usage");
    if (failure === undefined) return reader.#begin();
    await reader.close();
    throw failure;
  }

  /**
   * Resolves when tenants can be looked up, and, if Redis answers, when changes arrive by push.
   * @throws OperationalError when neither PostgreSQL nor Redis answers, and there is no snapshot that is young enough.
   */
  async ready(): Promise<void> {
    const failures = await this.#reachLayers();
    const [failure] = failures;
    const usable = !failures.includes(undefined) && this.#snapshot?.isUsable(this.#maxStaleMs) === true;
    if (failure !== undefined && !failures.includes(undefined) && !usable) throw failure;
    if (usable) return;
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
    const answer =
      entry === undefined ? await this.#load(tenantId) : toAnswer(entry.loaded, "memory", now - entry.loadedAt);
    this.#counters.answers[answer.source] += 1;
    return answer;
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
    this.#expiries.note(name);
    const tenant = peekValues(tenantId, this.#sources());
    return tenant !== undefined && isFlagOn(tenant, name, subject);
  }

  /**
   * Whether more is used than the limit allows. Over by what is cached is not said before PostgreSQL has confirmed it, where
   * it answers.
   * @throws TenantNotFoundError, OperationalError `usage` for a limit that the tenant does not have, and what get() throws
   */
  checkQuota(tenantId: string, limit: string, used: number): Promise<QuotaAnswer> {
    return checkQuota(tenantId, limit, used, {
      get: (id) => this.get(id),
      confirm: (id) => this.#confirmations.confirm(id),
    });
  }

  on<Name extends keyof ReaderEvents>(name: Name, listener: ReaderListener<Name>): this {
    this.#announcer.on(name, listener);
    return this;
  }

  off<Name extends keyof ReaderEvents>(name: Name, listener: ReaderListener<Name>): this {
    this.#announcer.off(name, listener);
    return this;
  }

  /** Plain numbers for whatever collects them; the names that end in `_total` only rise. */
  metrics(): ReaderMetrics {
    const { redis, postgres } = this.#breakers;
    const live = this.#stream?.live === true;
    const gauges = { known: this.#memory.size, live, redisOpen: redis.open, postgresOpen: postgres.open };
    return listMetrics(this.#counters, gauges);
  }

  /** Ends every connection, and writes the snapshot. Look-ups that are under way fail or end first. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#refresher.close();
    const confirmedAt = this.#confirmedAt();
    await this.#stream?.close();
    await this.#loader.settle();
    await this.#snapshot?.write(this.#registryId(), confirmedAt);
    await this.#layers.cache?.close();
    await this.#layers.registry?.close();
  }

  #begin(): this {
    void this.#readExpiries();
    this.#timers.push(setInterval(() => void this.#readExpiries(), EXPIRIES_MS).unref());
    const snapshot = this.#snapshot;
    if (snapshot === undefined) return this;
    const write = () => void snapshot.write(this.#registryId(), this.#confirmedAt());
    this.#timers.push(setInterval(write, snapshot.everyMs).unref());
    return this;
  }

  /** Without them nothing is missing but a report. */
  async #readExpiries(): Promise<void> {
    const expires = await this.#layers.registry?.readFlagExpiries().catch(() => undefined);
    if (expires !== undefined) this.#expiries.learn(expires);
  }

  async #load(tenantId: string): Promise<TenantAnswer> {
    try {
      return await this.#loader.load(tenantId);
    } catch (error) {
      if (error instanceof OperationalError) this.#announcer.tell("refused", { tenant_id: tenantId, failure: error });
      this.#counters.refused += 1;
      throw error;
    }
  }

  #sources(): SyncSources {
    const live = this.#stream?.live === true;
    const confirmedAt = this.#confirmedAt();
    return { memory: this.#memory, refresher: this.#refresher, maxStaleMs: this.#maxStaleMs, live, confirmedAt };
  }

  /** When pushes were last known to be complete, as performance.now() counts. */
  #confirmedAt(): number {
    return this.#stream?.live === true ? performance.now() : (this.#stream?.confirmedAt ?? -Infinity);
  }

  /** As far as a server has said. */
  #registryId(): string | undefined {
    return this.#layers.registry?.registryId ?? this.#layers.cache?.registryId;
  }

  #learn(entry: StreamEntry): void {
    const ours = this.#registryId();
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
    const registryId = this.#layers.registry?.registryId;
    return Promise.all(
      layers.map((layer) =>
        layer.reach(registryId).then(
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

function openBreakers(counters: Counters) {
  return {
    redis: new Breaker(() => (counters.redisFailures += 1)),
    postgres: new Breaker(() => (counters.postgresFailures += 1)),
  };
}
