import { OperationalError } from "../model/operational-error.ts";
import type { TenantAnswer, Unanswered } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import type { Copy } from "./choose-stale.ts";
import { chooseStale } from "./choose-stale.ts";
import type { Announcer } from "./events.ts";
import type { Layers } from "./layers.ts";
import { registryIdOf } from "./layers.ts";
import type { Counters } from "./metrics.ts";
import type { SafeDefaults } from "./options.ts";
import type { SnapshotKeeper } from "./snapshot-keeper.ts";

/** Callers may ask for any number of ids that nobody knows. */
const MOST = 50_000;

export interface DegradedOptions {
  readonly layers: Layers;
  readonly snapshot: SnapshotKeeper | undefined;
  readonly counters: Counters;
  readonly announcer: Announcer;
  readonly maxStaleMs: number;
  readonly safeDefaults: SafeDefaults | undefined;
  /** When pushes were last known to be complete, as performance.now() counts. */
  readonly confirmedAt: () => number;
}

/** What is answered while nobody can be asked, and since when that is so. */
export class DegradedReading {
  readonly #options: DegradedOptions;
  /** By tenant, as performance.now() counts. */
  readonly #failingSince = new Map<string, number>();

  constructor(options: DegradedOptions) {
    this.#options = options;
  }

  /** @throws OperationalError `unavailable` when no copy may be answered */
  async answer(tenantId: string, unanswered: Unanswered): Promise<TenantAnswer> {
    const since = this.#failingSince.get(tenantId);
    const { memory } = this.#options.layers;
    const copies = await this.#listCopies(tenantId, unanswered, since ?? performance.now());
    const choice = chooseStale(copies, (version) => memory.admits(tenantId, version), this.#options.maxStaleMs);
    if (since === undefined) this.#begin(tenantId);
    if (choice.copy !== undefined) return this.#give(tenantId, choice.copy, since === undefined);
    const standIn = this.#standIn(tenantId, copies, choice.newest);
    if (standIn !== undefined) return this.#give(tenantId, standIn, since === undefined);
    throw choice.newest === undefined ? unanswered.failure : tooOld(tenantId, choice.newest.age_ms, unanswered.failure);
  }

  /** Nobody could be asked for this tenant when it was read last. */
  isFailing(tenantId: string): boolean {
    return this.#failingSince.size > 0 && this.#failingSince.has(tenantId);
  }

  #begin(tenantId: string): void {
    for (const oldest of this.#failingSince.keys()) {
      if (this.#failingSince.size < MOST) break;
      this.#failingSince.delete(oldest);
    }
    this.#failingSince.set(tenantId, performance.now());
  }

  /** Redis or PostgreSQL has answered, or has confirmed what is in memory. */
  recover(tenantId: string): void {
    this.#options.counters.stalenessMs = 0;
    if (this.#failingSince.size === 0) return;
    const since = this.#failingSince.get(tenantId);
    if (since === undefined) return;
    this.#failingSince.delete(tenantId);
    const after_ms = Math.round(performance.now() - since);
    this.#options.announcer.tell("recovered", { tenant_id: tenantId, after_ms });
  }

  /** In the order in which they are preferred where they are as new. */
  async #listCopies(tenantId: string, { untrusted }: Unanswered, since: number): Promise<Copy[]> {
    const { layers, snapshot, confirmedAt } = this.#options;
    const { memory, cache, registry } = layers;
    const backup = await cache?.readBackup(tenantId, registry?.registryId);
    const now = performance.now();
    const known = memory.known(tenantId);
    const copies: Copy[] = [];
    if (known !== undefined)
      copies.push({ tenant: known.loaded, source: "memory", age_ms: memory.ageOf(known, now, confirmedAt()) });
    // Redis does not say how old its copies are: what is known is since when nobody vouches for them.
    if (untrusted !== undefined) copies.push({ tenant: untrusted, source: "redis", age_ms: now - since });
    if (backup !== undefined) copies.push({ tenant: backup, source: "backup", age_ms: now - since });
    const kept = snapshot?.find(tenantId, registryIdOf(layers));
    if (kept !== undefined) copies.push({ tenant: kept.tenant, source: "snapshot", age_ms: now - kept.confirmedAt });
    return copies;
  }

  #give(tenantId: string, copy: Copy, first: boolean): TenantAnswer {
    const { layers, announcer, counters } = this.#options;
    const { tenant, source, age_ms } = copy;
    // The marker in Redis has shown that these are versions of this registry.
    if (source === "redis" || source === "backup") layers.memory.raise(tenantId, tenant);
    if (source !== "memory" && source !== "default")
      layers.memory.remember(tenantId, tenant, performance.now() - age_ms);
    if (first) announcer.tell("stale", { tenant_id: tenantId, source, age_ms });
    counters.stale += 1;
    counters.stalenessMs = age_ms;
    return toAnswer(tenant, source, age_ms, true);
  }

  /** Only where nothing speaks against it: all that is known, however old and of whichever epoch, is that the tenant is active. */
  #standIn(tenantId: string, copies: readonly Copy[], newest: Copy | undefined): Copy | undefined {
    const { layers, safeDefaults } = this.#options;
    if (safeDefaults === undefined) return undefined;
    if (newest === undefined && layers.memory.floor(tenantId) !== undefined) return undefined;
    if (copies.some(({ tenant }) => tenant.document?.status !== "active")) return undefined;
    const { epoch, config_version } = newest?.tenant ?? { epoch: layers.memory.epoch, config_version: 0 };
    const document = { ...safeDefaults, tenant_id: tenantId, status: "active" } as const;
    return { tenant: { epoch, config_version, document }, source: "default", age_ms: newest?.age_ms ?? 0 };
  }
}

function tooOld(tenantId: string, age: number, failure: OperationalError): OperationalError {
  const minutes = Math.floor(age / 60_000);
  return new OperationalError(
    "unavailable",
    `What is known of tenant ${tenantId} was last confirmed ${minutes} minutes ago, too long ago to be answered.`,
    failure.hint,
    { cause: failure },
  );
}
