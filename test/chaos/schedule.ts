import { type Seeded, seeded } from "../fault/support/seeded.ts";
import { DARKNESS, FAULTS } from "./faults.ts";
import type { Fault } from "./wire-faults.ts";

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
  yield { incidents: DARKNESS.map((fault) => ({ fault, at: 500, ms: 13_000 })), restart: { name: "cache", at: 4_000 } };
  const random = seeded(seed);
  for (;;) {
    const drawn = random.sample(FAULTS, 1 + random.below(3));
    const faults = drawn.filter(({ place }, index) => drawn.findIndex((other) => other.place === place) === index);
    const incidents = faults.map((fault) => ({ fault, at: random.below(2_000), ms: drawDuration(random) }));
    const restart = { name: random.pick(["both", "cache"] as const), at: random.below(6_000) };
    yield { incidents, restart: random.below(2) === 0 ? restart : undefined };
  }
}

/** Most are over before anybody refuses; one in three is not. */
function drawDuration(random: Seeded): number {
  return random.below(3) === 0 ? 6_000 + random.below(4_000) : 300 + random.below(5_000);
}
