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
  /** This reader is replaced by a new process, as when a service is rolled out. */
  readonly restart: { readonly name: "both" | "cache"; readonly at: number } | undefined;
}

/** The same rounds for the same seed, without an end; the first takes everything away. */
export function* planRounds(seed: number): Generator<Round> {
  yield { incidents: DARKNESS.map((fault) => ({ fault, at: 500, ms: 9_000 })), restart: { name: "cache", at: 4_000 } };
  const random = seeded(seed);
  for (;;) {
    const drawn = random.sample(FAULTS, 1 + random.below(3));
    const faults = drawn.filter(({ place }, index) => drawn.findIndex((other) => other.place === place) === index);
    const incidents = faults.map((fault) => ({ fault, at: random.below(2_000), ms: 300 + random.below(5_700) }));
    const restart = { name: random.pick(["both", "cache"] as const), at: random.below(6_000) };
    yield { incidents, restart: random.below(2) === 0 ? restart : undefined };
  }
}
