import { STREAM, tenantKeys } from "../../src/cache/keys.ts";
import { startDeliverer } from "./deliverers.ts";
import type { Process } from "./engine.ts";
import type { Layers } from "./readers.ts";
import { SimulatedReader } from "./readers.ts";
import { write } from "./writer.ts";
import type { World } from "./world.ts";

type Fault = (world: World) => void;

/** From now on and for so long it may take a reader longer to notice what changes. */
function disturb(world: World, milliseconds: number): void {
  const until = world.engine.now + milliseconds + 5_000;
  for (const reader of world.readers) reader.disturbedUntil = Math.max(reader.disturbedUntil, until);
  world.stallsEnd = Math.max(world.stallsEnd, world.engine.now + milliseconds);
}

function anyProcess(world: World): Process | undefined {
  const { processes, random } = world;
  return processes[random.between(0, processes.length - 1)];
}

const cutWires: Fault = (world) => {
  const process = anyProcess(world);
  world.note(() => `the connections of ${process?.name ?? "nobody"} are cut`);
  disturb(world, 0);
  for (const wire of process?.wires ?? []) if (world.random.chance(0.7)) wire.cut();
};

const silenceWires: Fault = (world) => {
  const process = anyProcess(world);
  const milliseconds = world.random.between(50, 5_000);
  world.note(() => `the connections of ${process?.name ?? "nobody"} fall silent for ${milliseconds} ms`);
  disturb(world, milliseconds);
  for (const wire of process?.wires ?? []) if (world.random.chance(0.7)) wire.stall(milliseconds);
};

const stallProcess: Fault = (world) => {
  const process = anyProcess(world);
  if (process === undefined) return;
  const [steps, milliseconds] = [world.random.between(1, 8), world.random.pick([30, 300, 3_000])];
  world.note(() => `${process.name} stalls at its step ${steps} from now for ${milliseconds} ms`);
  // When that will be is not known: soon.
  disturb(world, milliseconds + 1_000);
  process.stallsAfter = steps;
  process.stallMs = milliseconds;
};

const crashDeliverer: Fault = (world) => {
  const [victim] = world.random.sample(
    world.deliverers.filter(({ alive }) => alive),
    1,
  );
  if (victim === undefined) return;
  victim.diesAfter = world.random.between(1, 12);
  world.note(() => `${victim.name} is killed at its step ${victim.diesAfter} from now`);
  world.engine.in(world.random.between(10, 1_500), undefined, () => {
    world.deliverers.push(startDeliverer(world, `deliverer ${world.deliverers.length + 1}`));
  });
};

export function addReader(world: World): SimulatedReader {
  const layers = world.random.pick<Layers>(["both", "both", "redis", "postgres"]);
  const reader = new SimulatedReader(world, layers, `reader ${world.readers.length + 1}`);
  // Until it follows the stream it has to be given the time that a reconnect takes.
  reader.disturbedUntil = Math.max(world.engine.now, ...world.readers.map((each) => each.disturbedUntil));
  world.readers.push(reader);
  return reader;
}

const crashReader: Fault = (world) => {
  const [victim] = world.random.sample(
    world.readers.filter(({ process }) => process.alive),
    1,
  );
  if (victim === undefined) return;
  world.note(() => `${victim.process.name} is killed`);
  victim.process.kill();
  addReader(world);
};

const flush: Fault = (world) => {
  world.note(() => "FLUSHALL");
  if (world.redis.up) world.redis.data.flush();
};

/** A restart or a fail-over: what goes on has got all but the last writes. Perhaps it is the first server once more. */
const restartRedis: Fault = (world) => {
  if (!world.redis.up) return;
  const milliseconds = world.random.between(0, 2_000);
  disturb(world, milliseconds);
  const lost = world.redis.crash(world.random.between(0, 8));
  const isBack = world.redis.runId !== "run-0" && world.random.chance(0.5);
  world.note(
    () => `Redis crashes, ${lost} writes are lost; ${isBack ? "the first one" : "one"} is back in ${milliseconds} ms`,
  );
  world.engine.in(milliseconds, undefined, () => world.startRedis(isBack));
};

/** There and back again, before anybody has delivered anything. */
const failBack: Fault = (world) => {
  restartRedis(world);
  world.engine.in(world.random.between(10, 2_500), undefined, () => {
    if (!world.redis.up || world.redis.runId === "run-0") return;
    const lost = world.redis.crash(world.random.between(0, 4));
    disturb(world, 10);
    world.note(() => `the first Redis takes over again, ${lost} writes are lost`);
    world.engine.in(10, undefined, () => world.startRedis(true));
  });
};

const stopRegistry: Fault = (world) => {
  if (!world.registry.up) return;
  const milliseconds = world.random.between(10, 3_000);
  world.note(() => `PostgreSQL is away for ${milliseconds} ms`);
  disturb(world, milliseconds);
  world.registry.stop();
  world.engine.in(milliseconds, undefined, () => (world.registry.up = true));
};

const restoreRegistry: Fault = (world) => {
  const { registry, engine } = world;
  if (!registry.up) return;
  const backup = registry.data.backUp();
  engine.in(world.random.between(10, 2_000), undefined, () => {
    if (!registry.up || registry.data.epoch > 2) return;
    const milliseconds = world.random.between(10, 500);
    world.note(() => `the registry is restored, as epoch ${registry.data.epoch + 1}`);
    disturb(world, milliseconds + 5_000);
    registry.stop();
    registry.data.restore(engine.now, backup);
    engine.in(milliseconds, undefined, () => (registry.up = true));
  });
};

const trim: Fault = (world) => {
  const length = world.random.between(0, 3);
  world.note(() => `the stream is cut to ${length}`);
  if (world.redis.up) world.redis.trim(STREAM, length);
};

/** By a hand, or a policy that evicts: often more than once. */
const deleteValue: Fault = (world) => {
  const { random, engine } = world;
  const tenantId = world.anyTenant();
  const remove = (): void => deleteNow(world, tenantId);
  for (let n = random.between(1, 4), at = 0; n > 0; n--, at += random.next() * 100) engine.in(at, undefined, remove);
};

function deleteNow(world: World, tenantId: string): void {
  const { redis } = world;
  if (!redis.up) return;
  world.damaged.add(tenantId);
  world.note(() => `the value of ${tenantId} is deleted`);
  redis.data.begin();
  redis.data.del(tenantKeys(tenantId).value);
}

/**
 * The race that fences are for: a reader has asked PostgreSQL, stalls, and fills Redis with what it was told, while the
 * tenant is changed and delivered.
 */
const stallFill: Fault = (world) => {
  const { random, engine, redis, network } = world;
  const { reader } = pickReader(world);
  if (reader === undefined || !redis.up) return;
  const tenantId = world.anyTenant();
  const milliseconds = 100 + 30 * network.usual;
  const remove = (): void => deleteNow(world, tenantId);
  if (random.chance(0.8)) remove();
  reader.get(tenantId);
  disturb(world, milliseconds);
  reader.process.stallsAfter = random.pick([2, 3, 3, 3, 4, 5]);
  reader.process.stallMs = milliseconds;
  world.note(
    () => `${reader.process.name} stalls at its step ${reader.process.stallsAfter} from now for ${milliseconds} ms`,
  );
  engine.in(random.next() * 6 * network.usual, undefined, () => write(world, tenantId, true));
  if (random.chance(0.6)) engine.in((0.5 + random.next() / 2) * milliseconds, undefined, remove);
};

function pickReader({ readers, random }: World) {
  const able = readers.filter(({ process, layers }) => process.alive && layers === "both");
  return { reader: able[random.between(0, able.length - 1)] };
}

/** With their weights. */
export const FAULTS: readonly (readonly [Fault, number])[] = [
  [cutWires, 4],
  [silenceWires, 3],
  [stallProcess, 4],
  [crashDeliverer, 4],
  [crashReader, 2],
  [(world) => void addReader(world), 1],
  [flush, 2],
  [restartRedis, 4],
  [failBack, 2],
  [stopRegistry, 2],
  [restoreRegistry, 1],
  [trim, 2],
  [deleteValue, 4],
  [stallFill, 14],
];
