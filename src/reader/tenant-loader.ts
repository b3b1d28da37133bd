import { OperationalError } from "../model/operational-error.ts";
import { wait } from "../model/wait.ts";
import { compareVersions } from "../cache/version.ts";
import type { Loaded, TenantAnswer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import type { DegradedReading } from "./degraded.ts";
import type { Announcer } from "./events.ts";
import type { Layers } from "./layers.ts";
import { registryIdOf } from "./layers.ts";
import { loadTenant } from "./load-tenant.ts";
import type { Mark } from "./memory.ts";
import type { SnapshotKeeper } from "./snapshot-keeper.ts";

/** Pauses before another look at a tenant that was changed while it was being loaded, in milliseconds. */
const PAUSES = [0, 10, 20, 40, 80];

export interface LoaderOptions {
  readonly layers: Layers;
  readonly degraded: DegradedReading;
  readonly snapshot: SnapshotKeeper | undefined;
  readonly announcer: Announcer;
}

/** Asks Redis and PostgreSQL: one load a tenant, however many callers wait for it. */
export class TenantLoader {
  readonly #options: LoaderOptions;
  readonly #flights = new Map<string, Promise<TenantAnswer>>();

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  load(tenantId: string): Promise<TenantAnswer> {
    const flying = this.#flights.get(tenantId);
    if (flying !== undefined) return flying;
    const flight = this.#ask(tenantId).finally(() => this.#flights.delete(tenantId));
    this.#flights.set(tenantId, flight);
    return flight;
  }

  /** Resolves when no look-up is under way. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#flights.values());
  }

  async #ask(tenantId: string): Promise<TenantAnswer> {
    const { layers, degraded } = this.#options;
    for (const pause of PAUSES) {
      if (pause > 0) await wait(pause);
      const mark = layers.memory.mark(tenantId, performance.now());
      const loaded = await loadTenant(tenantId, layers);
      if ("failure" in loaded) return degraded.answer(tenantId, loaded);
      if (this.#keep(tenantId, loaded, mark)) return toAnswer(loaded, loaded.source);
    }
    throw new OperationalError(
      "unavailable",
      `Tenant ${tenantId} is older in the registry than what was announced of it.`,
      "The reader's database is a lagging copy, or was restored without raising its epoch.",
    );
  }

  /** False when it must not be answered. */
  #keep(tenantId: string, loaded: Loaded, mark: Mark): boolean {
    const { layers, degraded, snapshot, announcer } = this.#options;
    const { memory } = layers;
    if (loaded.config_version > 0) snapshot?.raise(tenantId, registryIdOf(layers));
    const before = memory.known(tenantId)?.loaded;
    if (!memory.keep(tenantId, loaded, mark, performance.now())) return false;
    degraded.recover(tenantId);
    const { epoch, config_version } = loaded;
    if (before !== undefined && compareVersions(before, loaded) !== 0)
      announcer.tell("change", { tenant_id: tenantId, epoch, config_version });
    return true;
  }
}
