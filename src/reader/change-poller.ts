import { OperationalError } from "../model/operational-error.ts";
import { hear } from "./hear.ts";
import type { Memory } from "./memory.ts";
import type { Counters } from "./metrics.ts";
import type { Refresher } from "./refresher.ts";
import type { LastChange, RegistryLayer } from "./registry-layer.ts";

/** How often PostgreSQL is asked what has changed, in milliseconds. */
export const POLL_MS = 500;

export interface PollerOptions {
  readonly memory: Memory;
  readonly registry: Pick<RegistryLayer, "readLastChange" | "readChangedSince">;
  readonly refresher: Refresher;
  readonly counters: Counters;
  /** Whether changes arrive by push. */
  readonly live: () => boolean;
}

/**
 * Where nobody pushes, one number says whether anything has changed: one query a process, not one a tenant. The number is
 * that of the last link of the audit log, which is in the order of commits.
 */
export class ChangePoller {
  readonly #options: PollerOptions;
  #known: LastChange | undefined;
  /** From when on an answer of PostgreSQL holds all that is counted in #known. */
  #since = Infinity;
  #busy = false;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /** A failure is left to whoever asks for a tenant, and meets it again. */
  async poll(): Promise<void> {
    const { memory, live } = this.#options;
    if (this.#busy || (live() && !memory.takeUnfollowed())) return;
    this.#busy = true;
    try {
      await this.#look();
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
    } finally {
      this.#busy = false;
    }
  }

  async #look(): Promise<void> {
    const { memory, registry, counters } = this.#options;
    const askedAt = performance.now();
    counters.polls += 1;
    const found = await registry.readLastChange();
    if (found === undefined) return;
    const known = this.#known;
    if (known === undefined || !follows(found, known)) this.#begin(found);
    else if (found.last > known.last && !(await this.#learn(found, known.last))) this.#begin(found);
    this.#known = found;
    memory.confirm(this.#since, askedAt);
  }

  /** What was loaded before is nobody's promise: it may lack what is counted here. */
  #begin({ epoch }: LastChange): void {
    this.#options.memory.advance(epoch);
    this.#since = performance.now();
  }

  /** False when too much has changed to say what. */
  async #learn({ epoch }: LastChange, after: number): Promise<boolean> {
    const { memory, registry, refresher } = this.#options;
    const changed = await registry.readChangedSince(after);
    for (const { tenant_id, config_version } of changed ?? [])
      hear(memory, refresher, tenant_id, { epoch, config_version });
    return changed !== undefined;
  }
}

/** False after a restore, at another registry, and at a copy that lags. */
function follows(found: LastChange, known: LastChange): boolean {
  return found.registry_id === known.registry_id && found.epoch === known.epoch && found.last >= known.last;
}
