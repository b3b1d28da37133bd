import type { Cache } from "../../src/cache/cache.ts";
import { openCache } from "../../src/cache/open.ts";
import { OperationalError } from "../../src/model/operational-error.ts";
import { wait } from "../../src/model/wait.ts";
import { lookOnce } from "../../src/sync/deliver-look.ts";
import { Process } from "./engine.ts";
import { REDIS_URL } from "./readers.ts";
import { SimulatedRedis, asRedis } from "./redis-client.ts";
import { openSimulated } from "./registry-server.ts";
import type { World } from "./world.ts";

const POLL_MS = 500;
const stop = new AbortController().signal;

/** A process that delivers like `deliver --watch`, until it is killed. */
export function startDeliverer(world: World, name: string): Process {
  return start(world, name, async (look) => {
    for (let failed = 0; ;) {
      failed = (await look()) ? 0 : failed + 1;
      await wait(failed === 0 ? POLL_MS : Math.min(POLL_MS * 2 ** (failed - 1), 5_000));
    }
  });
}

/** A process that delivers what it has just committed, like `sync` and `suspend`. */
export function deliverOnce(world: World, name: string): Process {
  return start(world, name, async (look, process) => {
    await look();
    process.kill();
  });
}

/** True when nothing has failed. */
type Look = () => Promise<boolean>;

function start(world: World, name: string, run: (look: Look, process: Process) => Promise<void>): Process {
  const process = new Process(name);
  world.engine.in(0, process, () => {
    run(looking(world, process), process).catch((error: unknown) => {
      world.fail("error", `${name}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
    });
  });
  return process;
}

function looking(world: World, process: Process): Look {
  const { engine, network, redis: server, registry } = world;
  const timeouts = { commandTimeout: 3_000, socketTimeout: 4_000 };
  const create = () => asRedis(new SimulatedRedis({ engine, network, server, process, ...timeouts }));
  const db = openSimulated(engine, network, registry, process);
  let cache: Cache | undefined;
  const open = async () => (cache ??= world.mutateDelivery(await openCache(REDIS_URL, { create })));
  let noted: string | undefined;
  return async () => {
    try {
      const { error, delivered, rebuilt } = await lookOnce(db, open, { stop, noted });
      noted = error?.message;
      if (delivered + rebuilt > 0) world.note(() => `${process.name}: ${delivered} delivered, ${rebuilt} rebuilt`);
      if (error !== undefined) world.note(() => `${process.name}: ${error.message}`);
      return error === undefined;
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      world.note(() => `${process.name}: ${error.message}`);
      return false;
    }
  };
}
