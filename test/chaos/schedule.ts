import { seeded } from "../fault/support/seeded.ts";
import { DARKNESS, FAULTS, type Fault } from "./faults.ts";

export interface Incident {
  readonly fault: Fault;
  /** Milliseconds after the round began. */
  readonly at: number;
  /** How long it lasts. */
  readonly ms: number;
}

/** What befalls the stage before it is left alone again. */
export interface Round {
  readonly incidents: readonly Incident[];
  /** The reader of Redis alone is replaced by a new process at this time. */
  readonly restartAt: number | undefined;
}

/** The same rounds for the same seed, without an end; the first takes everything away. */
export function* planRounds(seed: number): Generator<Round> {
  yield { incidents: DARKNESS.map((fault) => ({ fault, at: 500, ms: 9_000 })), restartAt: 4_000 };
  const random = seeded(seed);
  for (;;) {
    const drawn = random.sample(FAULTS, 1 + random.below(3));
    const faults = drawn.filter(({ place }, index) => drawn.findIndex((other) => other.place === place) === index);
    const incidents = faults.map((fault) => ({ fault, at: random.below(2_000), ms: 300 + random.below(5_700) }));
    yield { incidents, restartAt: random.below(4) === 0 ? random.below(4_000) : undefined };
  }
}
