import type { Fault } from "./faults.ts";
import * as faults from "./faults.ts";
import { lateFill, missEntries } from "./races.ts";
import type { World } from "./world.ts";
import { write } from "./writer.ts";

/** With their weights. */
const FAULTS: readonly (readonly [Fault, number])[] = [
  [faults.cutWires, 4],
  [faults.silenceWires, 3],
  [faults.stallProcess, 4],
  [faults.crashDeliverer, 4],
  [faults.crashReader, 2],
  [(world) => void faults.addReader(world), 1],
  [faults.flush, 2],
  [faults.restartRedis, 3],
  [faults.failBack, 5],
  [faults.stopRegistry, 2],
  [faults.restoreRegistry, 1],
  [faults.trim, 2],
  [faults.deleteValue, 4],
  [missEntries, 3],
  [lateFill, 10],
];

/** Lays down what happens until `end`. */
export function plan(world: World, end: number): void {
  const { random } = world;
  const { usual } = world.network;
  const moments = Array.from({ length: 2 }, () => random.next() * end);
  /** Much of it happens at about the same time: that is where orders matter. */
  const at = (run: () => void) => {
    const near = random.sample(moments, random.between(0, 1))[0];
    world.later(near === undefined ? random.next() * end : near + random.next() * 6 * usual, run);
  };
  for (let n = random.between(1, 5); n > 0; n--) at(() => write(world, world.anyTenant(), random.chance(0.5)));
  for (let n = random.between(8, 24); n > 0; n--) at(() => read(world));
  for (let n = random.between(0, 6); n > 0; n--) {
    const fault = random.weigh(FAULTS, () => undefined);
    at(() => fault(world));
  }
}

/** Often more than one at once: a service does not wait for its other callers. */
function read(world: World): void {
  const { random } = world;
  const [reader] = random.sample(
    world.readers.filter(({ process }) => process.alive),
    1,
  );
  const tenantId = world.anyTenant();
  for (let n = random.between(1, 2); n > 0; n--) reader?.get(tenantId);
  if (random.chance(0.2)) reader?.peek(tenantId);
}
