import { tenantKeys } from "../../src/cache/keys.ts";
import { startDeliverer } from "./deliverers.ts";
import { addReader } from "./faults.ts";
import { replaceGlobals } from "./globals.ts";
import { plan } from "./plan.ts";
import { SimulatedReader } from "./readers.ts";
import { fenceOf, valueOf } from "./scripts.ts";
import type { Violation } from "./witness.ts";
import type { WorldOptions } from "./world.ts";
import { World } from "./world.ts";

/** How long it may take to deliver everything once all servers are back, in milliseconds of the schedule. */
const DRAIN_MS = 60_000;
/** What readers may need to notice the last loss: 3 s of silence, a second until the next attempt, and a little. */
const QUIET_MS = 4_500;

export interface Outcome {
  readonly seed: number;
  readonly steps: number;
  readonly violation: Violation | undefined;
  readonly log: readonly string[];
}

/** Runs one schedule: the same seed is the same schedule. */
export async function runSchedule(options: WorldOptions): Promise<Outcome> {
  const world = new World(options);
  const mend = options.mutant?.patch?.();
  const restore = replaceGlobals(world.engine);
  try {
    await play(world);
  } finally {
    restore();
    mend?.();
  }
  return { seed: options.seed, steps: world.engine.steps, violation: world.violation, log: world.engine.log };
}

async function play(world: World): Promise<void> {
  const { engine, random } = world;
  const failed = () => world.violation !== undefined;
  world.seed(random.chance(0.7));
  for (let n = random.between(1, 3); n > 0; n--) addReader(world);
  for (let n = random.between(1, 2); n > 0; n--) world.deliverers.push(startDeliverer(world, `deliverer ${n}`));
  const end = random.pick([300, 1_000, 2_500]);
  plan(world, end);
  while (engine.now < world.troubleEnds && !failed()) await engine.runUntil(world.troubleEnds, failed);
  world.heal();
  await settle(world, failed);
  if (!failed()) checkStore(world);
  if (!failed()) await checkReaders(world, failed);
}

/** Everything is back and delivered, and stays so for a while. */
async function settle(world: World, failed: () => boolean): Promise<void> {
  const { engine } = world;
  for (let round = 0; round < 5 && !failed(); round++) {
    await engine.runUntil(engine.now + DRAIN_MS, () => failed() || world.isDelivered());
    if (failed()) return;
    if (!world.isDelivered()) break;
    await engine.runUntil(Math.max(engine.now, world.stallsEnd) + QUIET_MS, failed);
    if (world.isDelivered()) return;
  }
  world.fail("liveness", "what was written is not delivered, though all servers are back");
}

function checkStore(world: World): void {
  const { epoch, tenants, truth } = world.registry.data;
  for (const tenantId of truth.keys()) {
    const row = tenants.get(tenantId);
    const { value, backup, fence } = tenantKeys(tenantId);
    const [found, copy, lowest] = [value, backup, fence].map((key) => world.redis.data.get(key));
    const damaged = world.damaged.has(tenantId) && found === undefined;
    const pairs = [...(damaged ? [] : [valueOf(found)]), valueOf(copy), fenceOf(lowest)].map((pair) => pair?.join(":"));
    const expected = `${epoch}:${row?.version ?? 0}`;
    // What was never delivered, and a restore has forgotten, leaves nothing behind.
    if (row === undefined && pairs.every((pair) => pair === undefined)) continue;
    if (pairs.some((pair) => pair !== expected))
      world.fail("store", `Redis holds ${pairs.join(", ")} of ${tenantId}, which is ${expected}`);
  }
}

/** Those that have seen it all, and those that begin now. */
async function checkReaders(world: World, failed: () => boolean): Promise<void> {
  const { engine } = world;
  const fresh = (["redis", "both"] as const).map((layers) => new SimulatedReader(world, layers, "a new reader"));
  const readers = [...fresh, ...world.readers].filter(({ process }) => process.alive);
  const done = () => failed() || readers.every(({ waiting }) => waiting === 0);
  await engine.runUntil(engine.now + 1, failed);
  await engine.runUntil(engine.now + 20_000, done);
  for (const reader of readers) reader.expectAll();
  await engine.runUntil(engine.now + 1, failed);
  await engine.runUntil(engine.now + 20_000, done);
  for (const { process, waiting } of readers)
    if (waiting > 0) world.fail("liveness", `${process.name} has not answered ${waiting} calls`);
}
