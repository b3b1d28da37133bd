import { addReader, deleteNow, disturb, trim } from "./faults.ts";
import { write } from "./writer.ts";
import type { World } from "./world.ts";

/**
 * The race that fences are for: a reader is told late what PostgreSQL has said, and fills Redis with it, while the
 * tenant is changed and delivered.
 */
export const lateFill = (world: World): void => {
  const { random, network } = world;
  // One that has it in memory would not ask.
  const reader = addReader(world, "both");
  const kill = (): void => {
    world.note(() => `${reader.process.name} is killed`);
    reader.process.kill();
  };
  world.later(20 + 8 * network.usual, () => {
    const tenantId = world.anyTenant();
    const milliseconds = 100 + 24 * network.usual;
    const remove = (): void => deleteNow(world, tenantId);
    if (random.chance(0.9)) remove();
    reader.get(tenantId);
    disturb(world, milliseconds);
    reader.process.slowLookUpMs = milliseconds;
    world.note(() => `what ${reader.process.name} asks PostgreSQL next is answered ${milliseconds} ms later`);
    world.later((1 + 4 * random.next()) * network.usual, () => write(world, tenantId, true));
    if (random.chance(0.7)) world.later((0.6 + 0.4 * random.next()) * milliseconds, remove);
    // One that lives on hears of the change, asks again and mends what it has done.
    if (random.chance(0.7)) world.later(milliseconds + (1 + 3 * random.next()) * network.usual, kill);
  });
};

/** A reader is cut off for so long that what was announced meanwhile is not in the stream any more. */
export const missEntries = (world: World): void => {
  const { random, network } = world;
  const [reader] = random.sample(
    world.readers.filter(({ process, layers }) => process.alive && layers !== "postgres"),
    1,
  );
  const tenantId = world.anyTenant();
  reader?.get(tenantId);
  world.later(10 * network.usual, () => {
    world.note(() => `${reader?.process.name ?? "nobody"} is cut off for 4000 ms`);
    disturb(world, 4_000);
    for (const wire of reader?.process.wires ?? []) wire.stall(4_000);
    write(world, tenantId, true);
  });
  world.later(3_000, () => trim(world));
};
