import { setTimeout as wait } from "node:timers/promises";
import { OperationalError } from "../model/operational-error.ts";
import type { Loaded, TenantAnswer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import type { Layers } from "./load-tenant.ts";
import { loadTenant } from "./load-tenant.ts";

/** Pauses before another look at a tenant that was changed while it was being loaded, in milliseconds. */
const PAUSES = [0, 10, 20, 40, 80];

/** Asks Redis and PostgreSQL: one load a tenant, however many callers wait for it. */
export class TenantLoader {
  readonly #layers: Layers;
  readonly #flights = new Map<string, Promise<TenantAnswer>>();

  constructor(layers: Layers) {
    this.#layers = layers;
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
    for (const pause of PAUSES) {
      if (pause > 0) await wait(pause);
      const mark = this.#layers.memory.mark(tenantId);
      const loaded: Loaded = await loadTenant(tenantId, this.#layers);
      if (this.#layers.memory.keep(tenantId, loaded, mark, performance.now())) return toAnswer(loaded, loaded.source);
    }
    throw new OperationalError(
      "unavailable",
      `Tenant ${tenantId} is older in the registry than what was announced of it.`,
      "The reader's database is a lagging copy, or was restored without raising its epoch.",
    );
  }
}
