import { OperationalError } from "../../src/model/operational-error.ts";
import type { TenantAnswer } from "../../src/reader/index.ts";
import type { Authority, Oracle } from "./oracle.ts";

/** One look-up of a server takes no longer: docs/cache.md, "an answer that takes longer than 3 seconds counts as none". */
const LOOK_UP_MS = 3_000;
/** A stream that falls silent is noticed within 3 s; memory without a stream repeats an answer for half a second. */
const UNNOTICED_MS = 3_000 + 500;
/** Timers, connections, two processes on one core. The lag of this process comes on top. */
const SLACK_MS = 1_500;

export interface Look {
  readonly tenantId: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly answer: TenantAnswer;
}

export interface Witness {
  readonly name: string;
  readonly authority: Authority;
  readonly maxStaleMs: number;
}

/** Holds every answer of one reader against what the oracle knows. */
export class Judge {
  readonly counts = { fresh: 0, stale: 0, refused: 0 };
  readonly violations: string[] = [];
  readonly #witness: Witness;
  readonly #oracle: Oracle;
  readonly #last = new Map<string, TenantAnswer>();
  /** Tenants whose last copy came out of a Redis that may have lost writes: nobody knows how old it is. */
  readonly #ageless = new Set<string>();

  constructor(witness: Witness, oracle: Oracle) {
    this.#witness = witness;
    this.#oracle = oracle;
  }

  /** Another process has taken over: it knows what stands in the snapshot. */
  forget(): void {
    this.#last.clear();
  }

  /** The answer to a caller, or what peek() had. */
  hear(look: Look): void {
    const { tenantId: id, answer } = look;
    this.counts[answer.stale ? "stale" : "fresh"] += 1;
    const before = this.#last.get(id);
    const backwards = before !== undefined && (answer.epoch - before.epoch || answer.config_version - before.config_version) < 0; // prettier-ignore
    if (backwards) this.#accuse(look, `was at version ${before.config_version} already`);
    this.#last.set(id, answer);
    const status = this.#oracle.status(id, answer.config_version);
    if (status !== undefined && answer.tenant?.status !== status) this.#accuse(look, `was ${status} in that version`);
    if (!answer.stale) this.#hearFresh(look);
    else if (answer.age_ms > this.#witness.maxStaleMs) this.#accuse(look, "is older than maxStaleMs");
    this.#weighAge(look);
  }

  refused(tenantId: string, error: unknown): void {
    this.counts.refused += 1;
    if (error instanceof OperationalError && error.code === "unavailable") return;
    this.violations.push(`${this.#witness.name}, ${tenantId}: refused with ${String(error)}`);
  }

  /** No version that was there before `at` may be missing. */
  #demand(look: Look, at: number, says: string): void {
    const newest = this.#oracle.newest(this.#witness.authority, look.tenantId, at - SLACK_MS - this.#oracle.lag);
    if (look.answer.config_version < newest) this.#accuse(look, `${says}, and version ${newest} was there`);
  }

  #hearFresh(look: Look): void {
    this.#ageless.delete(look.tenantId);
    this.#demand(look, look.startedAt - UNNOTICED_MS, "is not marked as stale");
  }

  /** What is said to have been current so long ago was so: not of what Redis gave in an outage, which does not know. */
  #weighAge(look: Look): void {
    const { source, age_ms, stale } = look.answer;
    if (stale && (source === "redis" || source === "backup")) this.#ageless.add(look.tenantId);
    if (this.#ageless.has(look.tenantId)) return;
    this.#demand(look, look.endedAt - age_ms - LOOK_UP_MS, "was confirmed since");
  }

  #accuse({ tenantId, answer, endedAt }: Look, of: string): void {
    const { config_version, source, stale, age_ms } = answer;
    const said = `version ${config_version} from ${source}, ${stale ? "stale, " : ""}${Math.round(age_ms)} ms old`;
    this.violations.push(`${Math.round(endedAt)} ${this.#witness.name}, ${tenantId}: ${said}: ${of}`);
  }
}
