import type { Seeded } from "../fault/support/seeded.ts";

/**
 * Who takes part in the race, by one letter, and in how many steps:
 * A, B: readers that read the registry's row, then fill. P: commits version 2, then publishes it. L: a delivery that read
 * the row, then publishes what it read, however late. D: deletes the value. F: flushes the tenant, reads the row, publishes
 * it anew. E: the time to live of the fence is over.
 */
export type Actor = "A" | "B" | "P" | "L" | "D" | "F" | "E";

/** One letter a step, in the order in which they are taken. */
export type Order = readonly Actor[];

const STEPS: Readonly<Record<Actor, number>> = { A: 2, B: 2, P: 2, L: 2, D: 1, F: 3, E: 1 };

/** Every order in which these actors can take their steps. */
export function* listOrders(
  actors: readonly Actor[],
  left = new Map(actors.map((each) => [each, STEPS[each]])),
): Generator<Actor[]> {
  const waiting = [...left].filter(([, steps]) => steps > 0);
  if (waiting.length === 0) yield [];
  for (const [actor, steps] of waiting)
    for (const rest of listOrders(actors, new Map(left).set(actor, steps - 1))) yield [actor, ...rest];
}

export function drawOrder(actors: readonly Actor[], random: Seeded): Order {
  const steps = actors.flatMap((actor) => Array<Actor>(STEPS[actor]).fill(actor));
  return random.sample(steps, steps.length);
}
