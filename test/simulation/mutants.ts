import type { Cache } from "../../src/cache/cache.ts";
import type { CacheItem } from "../../src/cache/value.ts";
import { wait } from "../../src/model/wait.ts";
import { Memory } from "../../src/reader/memory.ts";
import type { Mutant } from "./mutant.ts";
import type { SimulatedRedis } from "./redis-client.ts";
import type { Script } from "./scripts.ts";
import { SCRIPTS, fenceOf, isOlder, mineOf, valueOf } from "./scripts.ts";

const SAME_SERVER = "redis_version:7.4.0\r\nrun_id:run\r\nmaster_replid:history\r\n";
const NO_FENCE = "0:0";
const FENCE_MS = 50;
const LATER_MS = 100;

/** Value, backup and what was derived are deleted; nobody keeps what was the newest. */
const deleteOnly: Script = (redis, keys) => {
  redis.del(...keys.slice(1));
  return 1;
};

const setAlways: Script = (redis, [, value = ""], [, , text = ""]) => {
  redis.set(value, text);
  return ["filled", NO_FENCE];
};

const setIfNewer: Script = (redis, [, value = ""], args) => {
  if (!isOlder(valueOf(redis.get(value)), mineOf(args))) return ["kept", NO_FENCE];
  redis.set(value, args[2] ?? "");
  return ["filled", NO_FENCE];
};

/** As ours, with a fence that ends after a moment; then there is none to be below of. */
const publishExpiring: Script = (redis, keys, args) => {
  const withExpiry = {
    get: (key: string) => redis.get(key),
    set: (key: string, text: string) => redis.set(key, text, key === keys[0] ? FENCE_MS : undefined),
    del: (...names: readonly string[]) => redis.del(...names),
  };
  return SCRIPTS.publish(withExpiry, keys, args);
};

const fillUnlessFenced: Script = (redis, keys, args) => {
  const [fence = ""] = keys;
  return fenceOf(redis.get(fence)) === undefined ? setIfNewer(redis, keys, args) : SCRIPTS.fill(redis, keys, args);
};

const publishWithoutBackup: Script = (redis, keys, args) => {
  const [, , backup = ""] = keys;
  const kept = {
    get: (key: string) => redis.get(key),
    set: (key: string, text: string) => {
      if (key !== backup) redis.set(key, text);
    },
    del: (...names: readonly string[]) => redis.del(...names),
  };
  return SCRIPTS.publish(kept, keys, args);
};

/** Believes what it writes. */
const unproven = (cache: Cache): Cache => ({ ...cache, findUnserved: () => Promise.resolve([]) });

/** The rows are marked while the write is still to come. */
function writtenLater(cache: Cache): Cache {
  return {
    ...unproven(cache),
    publish: (items) => {
      setTimeout(() => void cache.publish(items), LATER_MS);
      return Promise.resolve(new Map());
    },
  };
}

/** Readers hear of a change that Redis does not have yet. */
function announcedFirst(cache: Cache): Cache {
  let waiting: readonly CacheItem[] = [];
  const flush = async (): Promise<void> => {
    await cache.publish(waiting);
    waiting = [];
  };
  return {
    ...cache,
    publish: (items) => {
      waiting = items;
      return Promise.resolve(new Map());
    },
    announce: async (events) => {
      await cache.announce(events);
      await wait(10 * LATER_MS);
      await flush();
    },
    findUnserved: async (items) => {
      await flush();
      return cache.findUnserved(items);
    },
  };
}

/** A reader that counts nothing: whatever the stream has lost, it goes on behind the last entry that it has read. */
function withoutGaps(client: SimulatedRedis): SimulatedRedis {
  let position: { readonly id: string; readonly read: number } | undefined;
  const { xinfo, xread } = client;
  const info = { info: () => undefined, exec: () => Promise.resolve([[null, SAME_SERVER]]) };
  Object.assign(client, { pipeline: () => info });
  client.xinfo = async (...args) => {
    const state = await xinfo(...args);
    if (position === undefined) {
      const [, , , last, , added] = state as [string, number, string, string, string, number];
      position = { id: last, read: added };
    }
    return ["length", 0, "last-generated-id", position.id, "entries-added", position.read];
  };
  client.xread = async (...args) => {
    const reply = await xread(...args);
    const entries = (reply as [[string, [string, unknown][]]] | null)?.[0][1] ?? [];
    const last = entries.at(-1)?.[0];
    if (position !== undefined && last !== undefined) position = { id: last, read: position.read + entries.length };
    return reply;
  };
  return client;
}

/** What is announced leaves memory as it is. */
function withoutRaise(): () => void {
  const mine = Object.getOwnPropertyDescriptor(Memory.prototype, "raise");
  Memory.prototype.raise = () => undefined;
  return () => Object.defineProperty(Memory.prototype, "raise", mine ?? {});
}

export const MUTANTS: readonly Mutant[] = [
  {
    name: "DEL only",
    scripts: { publish: deleteOnly, fill: setAlways },
    readFence: () => NO_FENCE,
    delivery: unproven,
    answersOnly: true,
  },
  {
    name: "compare-and-set + DEL",
    scripts: { publish: deleteOnly, fill: setIfNewer },
    readFence: () => NO_FENCE,
    delivery: unproven,
    answersOnly: true,
  },
  {
    name: "expiring fence",
    scripts: { publish: publishExpiring, fill: fillUnlessFenced },
    readFence: (text) => text ?? NO_FENCE,
    delivery: unproven,
    answersOnly: true,
  },
  { name: "fill without fence", scripts: { fill: setIfNewer } },
  { name: "backup not written", scripts: { publish: publishWithoutBackup }, delivery: unproven },
  { name: "gap detection off", stream: withoutGaps },
  { name: "announcements raise nothing", patch: withoutRaise },
  { name: "restarts do not show", showsRun: false, showsHistory: false },
  { name: "the run id alone is compared", showsHistory: false },
  { name: "marked before the write", delivery: writtenLater },
  { name: "announced before the script", delivery: announcedFirst },
];
