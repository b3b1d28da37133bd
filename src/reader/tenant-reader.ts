import { setTimeout as wait } from "node:timers/promises";
import type { StreamEntry } from "../cache/event.ts";
import { isTenantId } from "../cache/keys.ts";
import { UpdateStream } from "../cache/stream.ts";
import type { TenantDocument } from "../model/catalog.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Loaded, TenantAnswer } from "./answer.ts";
import { CacheLayer } from "./cache-layer.ts";
import { TenantNotActiveError, TenantNotFoundError, TenantSuspendedError } from "./errors.ts";
import type { Layers } from "./load-tenant.ts";
import { loadTenant } from "./load-tenant.ts";
import { Memory } from "./memory.ts";
import { RegistryLayer } from "./registry-layer.ts";

/** Pauses before another look at a tenant that was changed while it was being loaded, in milliseconds. */
const PAUSES = [0, 10, 20, 40, 80];
const START_MS = 3_000;

export interface ReaderOptions {
  /** `postgres://…` or `pglite:PATH`; a login with the rights of tenantry_reader is enough. */
  readonly databaseUrl?: string;
  /** `redis://…` or `rediss://…` */
  readonly redisUrl?: string;
}

/**
 * Looks up tenants for a service: in memory, then in Redis, then in PostgreSQL. An answer is never older than anything
 * this process has seen or been told of the tenant.
 */
export class TenantReader {
  readonly #layers: Layers;
  readonly #memory = new Memory();
  readonly #stream: UpdateStream | undefined;
  readonly #flights = new Map<string, Promise<Loaded>>();
  #closed = false;

  private constructor({ databaseUrl, redisUrl }: ReaderOptions) {
    const memory = this.#memory;
    const cache = redisUrl === undefined ? undefined : new CacheLayer(redisUrl, memory);
    const registry = databaseUrl === undefined ? undefined : new RegistryLayer(databaseUrl);
    this.#layers = { memory, cache, registry };
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
    if (options.databaseUrl === undefined && options.redisUrl === undefined)
      throw new OperationalError(
        "usage",
        "The reader was given neither a database nor a Redis.",
        "Pass databaseUrl, redisUrl, or better both.",
      );
    refuseEmpty(options);
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
      return { tenant: null, epoch: this.#memory.epoch, config_version: 0, source: "memory", age_ms: 0 };
    const now = performance.now();
    const entry = this.#memory.find(tenantId, now, this.#stream?.live === true);
    if (entry !== undefined) return toAnswer(entry.loaded, "memory", now - entry.loadedAt);
    const loaded = await this.#fly(tenantId);
    return toAnswer(loaded, loaded.source, 0);
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

  /** Ends every connection. Look-ups that are under way fail or end first. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#stream?.close();
    await Promise.allSettled(this.#flights.values());
    await this.#layers.cache?.close();
    await this.#layers.registry?.close();
  }

  /** One load a tenant, however many callers wait for it. */
  #fly(tenantId: string): Promise<Loaded> {
    const flying = this.#flights.get(tenantId);
    if (flying !== undefined) return flying;
    const flight = this.#load(tenantId).finally(() => this.#flights.delete(tenantId));
    this.#flights.set(tenantId, flight);
    return flight;
  }

  async #load(tenantId: string): Promise<Loaded> {
    for (const pause of PAUSES) {
      if (pause > 0) await wait(pause);
      const mark = this.#memory.mark(tenantId);
      const loaded = await loadTenant(tenantId, this.#layers);
      if (this.#memory.keep(tenantId, loaded, mark, performance.now())) return loaded;
    }
    throw new OperationalError(
      "unavailable",
      `Tenant ${tenantId} is older in the registry than what was announced of it.`,
      "The reader's database is a lagging copy, or was restored without raising its epoch.",
    );
  }

  #learn(entry: StreamEntry): void {
    const { registry, cache } = this.#layers;
    const ours = registry?.registryId ?? cache?.registryId;
    // Until it is known whose stream this is, no version in it means anything, but what is being loaded may be old.
    if (entry.kind === "unknown" || ours === undefined) this.#memory.clear();
    else if (entry.registry_id !== ours) return;
    else if (entry.kind === "change") this.#memory.raise(entry.tenant_id, entry);
    else {
      this.#memory.advance(entry.epoch);
      this.#memory.clear();
    }
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

/** Mostly a variable that is set to nothing. To go on without that layer would be a guess about what is served. */
function refuseEmpty({ databaseUrl, redisUrl }: ReaderOptions): void {
  for (const [name, url] of Object.entries({ databaseUrl, redisUrl }))
    if (url?.trim() === "")
      throw new OperationalError(
        "usage",
        `The reader's ${name} is empty.`,
        "Pass the address, or leave it undefined to read without that server.",
      );
}

function toAnswer({ document, epoch, config_version }: Loaded, source: TenantAnswer["source"], age_ms: number) {
  return { tenant: document, epoch, config_version, source, age_ms } satisfies TenantAnswer;
}
