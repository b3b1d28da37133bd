import { isTenantId } from "../cache/keys.ts";
import { openSealed } from "../audit/seal-text.ts";
import { readVerifier } from "../audit/signing-keys.ts";
import { openCache } from "../cache/open.ts";
import type { TenantDocument } from "../model/catalog.ts";
import { OperationalError } from "../model/operational-error.ts";
import { wait } from "../model/wait.ts";
import type { TenantAnswer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import { Breaker } from "./breaker.ts";
import { CacheLayer } from "./cache-layer.ts";
import { ChangePoller, POLL_MS } from "./change-poller.ts";
import { Confirmations } from "./confirmations.ts";
import type { Connectors } from "./connectors.ts";
import { SERVERS } from "./connectors.ts";
import { DegradedReading } from "./degraded.ts";
import { TenantNotActiveError, TenantNotFoundError, TenantSuspendedError } from "./errors.ts";
import type { ReaderEvents, ReaderListener } from "./events.ts";
import { Announcer } from "./events.ts";
import { EXPIRIES_MS, FlagExpiries } from "./flag-expiries.ts";
import type { FlagSubject } from "./flag-value.ts";
import { isFlagOn } from "./flag-value.ts";
import { Follower } from "./follower.ts";
import type { Layers } from "./layers.ts";
import { reachLayers, registryIdOf } from "./layers.ts";
import type { Entry } from "./memory.ts";
import { Memory } from "./memory.ts";
import type { ReaderMetrics } from "./metrics.ts";
import { Counters, listMetrics } from "./metrics.ts";
import type { ReadKind, ReadOptions, ReaderOptions } from "./options.ts";
import { LIFETIMES_MS, MAX_STALE_MS, checkOptions } from "./options.ts";
import { Overlays } from "./overlays.ts";
import type { QuotaAnswer } from "./quota.ts";
import { checkQuota } from "./quota.ts";
import { Refresher } from "./refresher.ts";
import { ANSWER_MS, RegistryLayer } from "./registry-layer.ts";
import { SnapshotKeeper } from "./snapshot-keeper.ts";
import { SyncValues } from "./sync-values.ts";
import { TenantLoader } from "./tenant-loader.ts";
import { Upkeep } from "./upkeep.ts";

const START_MS = 3_000;

/**
 * Looks up tenants for a service: in memory, then in Redis, then in PostgreSQL. An answer is never older than anything
 * this process has seen or been told of the tenant.
 */
export class TenantReader {
  readonly #layers: Layers;
  readonly #memory = new Memory();
  readonly #follower: Follower;
  readonly #degraded: DegradedReading;
  readonly #loader: TenantLoader;
  readonly #refresher: Refresher;
  readonly #announcer = new Announcer();
  readonly #counters = new Counters();
  readonly #breakers = openBreakers(this.#counters);
  readonly #snapshot: SnapshotKeeper | undefined;
  readonly #maxStaleMs: number;
  readonly #expiries = new FlagExpiries(this.#announcer);
  readonly #confirmations: Confirmations;
  readonly #values: SyncValues;
  readonly #upkeep = new Upkeep();
  #closed = false;

  private constructor(options: ReaderOptions, connectors: Connectors) {
    const { redisUrl, instance, snapshot, safeDefaults, maxStaleMs = MAX_STALE_MS } = options;
    const [announcer, counters, memory] = [this.#announcer, this.#counters, this.#memory];
    const layers = openLayers(options, memory, this.#breakers, connectors);
    this.#layers = layers;
    this.#maxStaleMs = maxStaleMs;
    this.#snapshot = snapshot && new SnapshotKeeper(snapshot, memory, counters);
    const confirmedAt = () => this.#follower.confirmedAt();
    const shared = { layers, announcer, snapshot: this.#snapshot };
    this.#degraded = new DegradedReading({ ...shared, counters, maxStaleMs, safeDefaults, confirmedAt });
    this.#confirmations = new Confirmations(layers);
    this.#loader = new TenantLoader({ ...shared, degraded: this.#degraded });
    this.#refresher = new Refresher((tenantId) => this.#loader.load(tenantId));
    this.#follower = new Follower({ layers, counters, refresher: this.#refresher, redisUrl, instance, connectors });
    this.#values = new SyncValues({ memory, refresher: this.#refresher, follower: this.#follower, maxStaleMs });
  }

  /**
   * Connects. An outage is no error here: ready() tells. Services leave `connectors` out.
   * @throws OperationalError `usage` when no address is given, or one cannot be read.
   */
  static async open(options: ReaderOptions, connectors: Connectors = SERVERS): Promise<TenantReader> {
    checkOptions(options);
    const reader = new TenantReader(options, connectors);
    await reader.#snapshot?.restore();
    const failure = (await reachLayers(reader.#layers)).find((error) => error?.code === "usage");
    if (failure === undefined) return reader.#begin();
    await reader.close();
    throw failure;
  }

  /**
   * Resolves when tenants can be looked up, and, if Redis answers, when changes arrive by push.
   * @throws OperationalError when neither PostgreSQL nor Redis answers, and there is no snapshot that is young enough.
   */
  async ready(): Promise<void> {
    const failures = await reachLayers(this.#layers);
    const [failure] = failures;
    const usable = !failures.includes(undefined) && this.#snapshot?.isUsable(this.#maxStaleMs) === true;
    if (failure !== undefined && !failures.includes(undefined) && !usable) throw failure;
    if (usable) return;
    // Without push answers are right too, only slower: no reason to wait for ever.
    await Promise.race([this.#follower.started, wait(START_MS, { ref: false })]);
  }

  /**
   * The tenant as it is now; `tenant` is null when there is none.
   * `kind` says what the answer is used for: where it is nothing critical, one that is some minutes old will do, so that it
   * need not be asked for. Never an older one than anything this process has seen or heard of.
   * @throws OperationalError when no layer can answer that is as new as what is known of the tenant.
   */
  async get(tenantId: string, { kind = "critical" }: ReadOptions = {}): Promise<TenantAnswer> {
    if (this.#closed) throw new Error("The reader is closed.");
    if (!isTenantId(tenantId))
      return toAnswer({ document: null, epoch: this.#memory.epoch, config_version: 0 }, "memory");
    const now = performance.now();
    const fresh = this.#memory.find(tenantId, now, this.#follower.live);
    if (fresh !== undefined) this.#degraded.recover(tenantId);
    const entry = fresh ?? this.#findOlder(tenantId, now, kind);
    const answer =
      entry === undefined ? await this.#load(tenantId) : toAnswer(entry.loaded, "memory", now - entry.loadedAt);
    this.#counters.answers[answer.source] += 1;
    return this.#layers.overlays.lay(tenantId, answer);
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
    const answer = this.#values.answer(tenantId);
    return answer && this.#layers.overlays.lay(tenantId, answer);
  }

  /** The limits known last, by name; undefined before the first get() of the tenant, and after maxStaleMs of silence. */
  limits(tenantId: string): TenantDocument["limits"] | undefined {
    return this.#values.values(tenantId)?.limits;
  }

  /** Whether the tenant has the feature, as known last; false where limits() is undefined. */
  feature(tenantId: string, name: string): boolean {
    return this.#values.values(tenantId)?.features.includes(name) === true;
  }

  /** Whether a flag is on, as known last; false where limits() is undefined, and by user where no user is given. */
  flag(tenantId: string, name: string, subject?: FlagSubject): boolean {
    this.#expiries.note(name);
    const tenant = this.#values.values(tenantId);
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
    const live = this.#follower.live;
    const gauges = { known: this.#memory.size, live, redisOpen: redis.open, postgresOpen: postgres.open };
    return listMetrics(this.#counters, gauges);
  }

  /** Ends every connection, and writes the snapshot. Look-ups that are under way fail or end first. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#upkeep.close();
    this.#refresher.close();
    const confirmedAt = this.#follower.confirmedAt();
    await this.#follower.close();
    await this.#loader.settle();
    await this.#snapshot?.write(registryIdOf(this.#layers), confirmedAt);
    await this.#layers.cache?.close();
    await this.#layers.registry?.close();
  }

  /** Not in an outage: there every answer says how old it is. */
  #findOlder(tenantId: string, now: number, kind: ReadKind): Entry | undefined {
    if (kind === "critical" || this.#degraded.isFailing(tenantId)) return undefined;
    return this.#memory.findOlder(tenantId, now, Math.min(LIFETIMES_MS[kind], this.#maxStaleMs));
  }

  #begin(): this {
    const [memory, counters, refresher] = [this.#memory, this.#counters, this.#refresher];
    const { registry } = this.#layers;
    if (registry !== undefined) {
      const poller = new ChangePoller({ memory, registry, refresher, counters, live: () => this.#follower.live });
      this.#upkeep.every(POLL_MS, () => poller.poll());
    }
    void this.#readExpiries();
    this.#upkeep.every(EXPIRIES_MS, () => this.#readExpiries());
    const snapshot = this.#snapshot;
    if (snapshot !== undefined)
      this.#upkeep.every(snapshot.everyMs, () =>
        snapshot.write(registryIdOf(this.#layers), this.#follower.confirmedAt()),
      );
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
}

function openBreakers(counters: Counters) {
  return {
    redis: new Breaker(() => (counters.redisFailures += 1)),
    postgres: new Breaker(() => (counters.postgresFailures += 1)),
  };
}

function openLayers(
  { databaseUrl, redisUrl, trustedKeys = [], operatorKeys = [] }: ReaderOptions,
  memory: Memory,
  breakers: ReturnType<typeof openBreakers>,
  { openDatabase, createClient }: Connectors,
): Layers {
  const keys = trustedKeys.map((key) => readVerifier(key, "publish"));
  const overlays = new Overlays(operatorKeys.map((key) => readVerifier(key, "operator")));
  const backups = keys.length > 0 && { open: (sealed: string) => openSealed(sealed, keys) };
  const open = (url: string) => openCache(url, { create: createClient, ...backups });
  const cache =
    redisUrl === undefined ? undefined : new CacheLayer(() => open(redisUrl), memory, overlays, breakers.redis);
  const connect = (url: string) =>
    openDatabase(url, { applicationName: "tenantry-reader", answerTimeoutMs: ANSWER_MS });
  const registry =
    databaseUrl === undefined ? undefined : new RegistryLayer(() => connect(databaseUrl), breakers.postgres);
  return { memory, overlays, cache, registry };
}
