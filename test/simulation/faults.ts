import { STREAM, tenantKeys } from "../../src/cache/keys.ts";
import { startDeliverer } from "./deliverers.ts";
import type { Process } from "./engine.ts";
import type { Layers } from "./readers.ts";
import { SimulatedReader } from "./readers.ts";
import type { World } from "./world.ts";

export type Fault = (world: World) => void;

/** From now on and for so long it may take a reader longer to notice what changes. */
export function disturb(world: World, milliseconds: number): void {
  const until = world.engine.now + milliseconds + 5_000;
  for (const reader of world.readers) reader.disturbedUntil = Math.max(reader.disturbedUntil, until);
  world.stallsEnd = Math.max(world.stallsEnd, world.engine.now + milliseconds);
}

function anyProcess(world: World): Process | undefined {
  const { processes, random } = world;
  return processes[random.between(0, processes.length - 1)];
}

export const cutWires: Fault = (world) => {
  const process = anyProcess(world);
  world.note(() => `the connections of ${process?.name ?? "nobody"} are cut`);
  disturb(world, 0);
  for (const wire of process?.wires ?? []) if (world.random.chance(0.7)) wire.cut();
};

export const silenceWires: Fault = (world) => {
  const process = anyProcess(world);
  const milliseconds = world.random.pick([100, 1_000, 3_500]);
  world.note(() => `the connections of ${process?.name ?? "nobody"} fall silent for ${milliseconds} ms`);
  disturb(world, milliseconds);
  for (const wire of process?.wires ?? []) if (world.random.chance(0.7)) wire.stall(milliseconds);
};

export const stallProcess: Fault = (world) => {
  const process = anyProcess(world);
  if (process === undefined) return;
  const [steps, milliseconds] = [world.random.between(1, 8), world.random.pick([30, 300, 3_000])];
  stallSoon(world, process, steps, milliseconds);
};

function stallSoon(world: World, process: Process, steps: number, milliseconds: number): void {
  world.note(() => `${process.name} stalls at its step ${steps} from now for ${milliseconds} ms`);
  // When that will be is not known.
  disturb(world, milliseconds + 1_000);
  process.stallsAfter = steps;
  process.stallMs = milliseconds;
}

export const crashDeliverer: Fault = (world) => {
  const [victim] = world.random.sample(
    world.deliverers.filter(({ alive }) => alive),
    1,
  );
  if (victim === undefined) return;
  victim.diesAfter = world.random.between(1, 12);
  world.note(() => `${victim.name} is killed at its step ${victim.diesAfter} from now`);
  world.later(world.random.between(10, 1_500), () => {
    world.deliverers.push(startDeliverer(world, `deliverer ${world.deliverers.length + 1}`));
  });
};

const LAYERS = ["both", "both", "redis", "postgres"] as const satisfies readonly Layers[];

export function addReader(world: World, layers: Layers = world.random.pick(LAYERS)): SimulatedReader {
  const reader = new SimulatedReader(world, layers, `reader ${world.readers.length + 1}`);
  // Until it follows the stream it has to be given the time that a reconnect takes.
  reader.disturbedUntil = Math.max(world.engine.now, ...world.readers.map((each) => each.disturbedUntil));
  world.readers.push(reader);
  return reader;
}

export const crashReader: Fault = (world) => {
  const [victim] = world.random.sample(
    world.readers.filter(({ process }) => process.alive),
    1,
  );
  if (victim === undefined) return;
  world.note(() => `${victim.process.name} is killed`);
  victim.process.kill();
  addReader(world);
};

export const flush: Fault = (world) => {
  world.note(() => "FLUSHALL");
  if (world.redis.up) world.redis.data.flush();
};

/** A restart or a fail-over: what goes on has got all but the last writes. Perhaps it is the first server once more. */
export const restartRedis: Fault = (world) => {
  if (!world.redis.up) return;
  const milliseconds = world.random.pick([0, 50, 200, 1_000]);
  disturb(world, milliseconds);
  const lost = world.redis.crash(world.random.between(0, 8));
  const isBack = world.redis.runId !== "run-0" && world.random.chance(0.5);
  world.note(
    () => `Redis crashes, ${lost} writes are lost; ${isBack ? "the first one" : "one"} is back in ${milliseconds} ms`,
  );
  world.later(milliseconds, () => world.startRedis(isBack));
};

/** There and back again, before anybody has delivered anything. */
export const failBack: Fault = (world) => {
  restartRedis(world);
  world.later(world.random.between(10, 1_200), () => {
    if (!world.redis.up || world.redis.runId === "run-0") return;
    const lost = world.redis.crash(world.random.between(0, 4));
    disturb(world, 10);
    world.note(() => `the first Redis takes over again, ${lost} writes are lost`);
    world.later(10, () => world.startRedis(true));
  });
};

export const stopRegistry: Fault = (world) => {
  if (!world.registry.up) return;
  const milliseconds = world.random.pick([20, 200, 1_500]);
  world.note(() => `PostgreSQL is away for ${milliseconds} ms`);
  disturb(world, milliseconds);
  world.registry.stop();
  world.later(milliseconds, () => (world.registry.up = true));
};

export const restoreRegistry: Fault = (world) => {
  const { registry, engine } = world;
  if (!registry.up) return;
  const backup = registry.data.backUp();
  world.later(world.random.between(10, 2_000), () => {
    if (!registry.up || registry.data.epoch > 2) return;
    const milliseconds = world.random.between(10, 500);
    world.note(() => `the registry is restored, as epoch ${registry.data.epoch + 1}`);
    disturb(world, milliseconds + 5_000);
    registry.stop();
    registry.data.restore(engine.now, backup);
    world.later(milliseconds, () => (registry.up = true));
  });
};

export const trim: Fault = (world) => {
  const length = world.random.between(0, 3);
  world.note(() => `the stream is cut to ${length}`);
  if (world.redis.up) world.redis.trim(STREAM, length);
};

/** By a hand, or a policy that evicts: often more than once. */
export const deleteValue: Fault = (world) => {
  const { random } = world;
  const tenantId = world.anyTenant();
  const remove = (): void => deleteNow(world, tenantId);
  for (let n = random.between(1, 4), at = 0; n > 0; n--, at += random.next() * 100) world.later(at, remove);
};

export function deleteNow(world: World, tenantId: string): void {
  const { redis } = world;
  if (!redis.up) return;
  world.damaged.add(tenantId);
  world.note(() => `the value of ${tenantId} is deleted`);
  redis.data.begin();
  redis.data.del(tenantKeys(tenantId).value);
}
