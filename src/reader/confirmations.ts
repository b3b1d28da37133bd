import { compareVersions } from "../cache/version.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { TenantAnswer } from "./answer.ts";
import { toAnswer } from "./answer.ts";
import type { Layers } from "./layers.ts";

/** For so long one word of PostgreSQL serves all who ask for it, in milliseconds. */
const HOLDS_MS = 1_000;

/** Asks PostgreSQL alone, once a second and tenant at most. */
export class Confirmations {
  readonly #layers: Layers;
  readonly #asked = new Map<string, { readonly at: number; readonly answer: Promise<TenantAnswer | undefined> }>();

  constructor(layers: Layers) {
    this.#layers = layers;
  }

  /** Undefined when there is no PostgreSQL that answers, or it is behind what was announced. */
  async confirm(tenantId: string): Promise<TenantAnswer | undefined> {
    const answer = await this.#share(tenantId);
    if (answer === undefined || this.#admits(tenantId, answer)) return answer;
    // Something newer was announced since it was said.
    this.#asked.delete(tenantId);
    return this.#share(tenantId);
  }

  #share(tenantId: string): Promise<TenantAnswer | undefined> {
    const now = performance.now();
    for (const [id, { at }] of this.#asked) {
      if (now - at < HOLDS_MS) break; // the oldest come first
      this.#asked.delete(id);
    }
    const asked = this.#asked.get(tenantId);
    if (asked !== undefined) return asked.answer;
    const answer = this.#ask(tenantId);
    this.#asked.set(tenantId, { at: now, answer });
    return answer;
  }

  #admits(tenantId: string, answer: TenantAnswer): boolean {
    const { memory } = this.#layers;
    return answer.config_version === 0 ? memory.admitsAbsence(tenantId) : memory.admits(tenantId, answer);
  }

  async #ask(tenantId: string): Promise<TenantAnswer | undefined> {
    const { memory, registry } = this.#layers;
    try {
      const item = await registry?.read(tenantId);
      if (item === undefined) {
        if (registry === undefined || !memory.admitsAbsence(tenantId)) return undefined;
        return toAnswer({ document: null, epoch: memory.epoch, config_version: 0 }, "postgres");
      }
      if (!memory.admits(tenantId, item)) return undefined;
      const known = memory.known(tenantId)?.loaded;
      // What was cached is older: nobody is answered with it again.
      if (known !== undefined && compareVersions(item, known) > 0) memory.raise(tenantId, item);
      return toAnswer(item, "postgres");
    } catch (error) {
      if (error instanceof OperationalError) return undefined;
      throw error;
    }
  }
}
