/** The simulation runs on test/simulation/scripts.ts: here it is compared with the Lua that Redis runs. */
import type { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Random } from "../../../bench/catalog/random.ts";
import { createClient } from "../../../src/cache/client.ts";
import type { Keyspace, Scripts } from "../../simulation/scripts.ts";
import { SCRIPTS } from "../../simulation/scripts.ts";
import { startRedis } from "../../support/redis.ts";
import type { TestServer } from "../../support/server-process.ts";

const CALLS = 6_000;
const BATCH = 500;
const COMMANDS = {
  publish: "tenantryPublish",
  fill: "tenantryFill",
  apply: "tenantryApply",
  complete: "tenantryComplete",
} as const satisfies Record<keyof Scripts, string>;
const KEYS: Readonly<Record<keyof Scripts, number>> = { publish: 6, fill: 2, apply: 1, complete: 2 };
const NAMES = Object.keys(COMMANDS) as (keyof Scripts)[];
const HASH = Symbol("a key of another type");
type Stored = string | typeof HASH | undefined;

interface Case {
  readonly script: keyof Scripts;
  readonly keys: readonly string[];
  readonly before: readonly Stored[];
  readonly args: readonly string[];
}

let server: TestServer;
let redis: Redis;
beforeAll(async () => {
  server = await startRedis();
  redis = createClient(server.url);
  await redis.connect();
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

/** Few enough that equal, older and newer ones meet; some beyond what a double holds. */
const drawNumber = (random: Random): string =>
  random.weigh(
    [
      ["0", 2],
      ["1", 6],
      ["2", 6],
      ["3", 6],
      ["10", 3],
      ["9", 3],
      ["007", 1],
    ],
    "0",
  ) + random.pick(["", "", "", "", "00000000000000", "0".repeat(30)]);

function drawText(random: Random, second: string): string {
  const head = `{"epoch":${drawNumber(random)},"${second}":${drawNumber(random)}`;
  const foreign = [
    "",
    "nonsense",
    '{"epoch":1}',
    ` ${head}}`,
    `${head}x`,
    '{"config_version":9,"epoch":9}',
    "1:2:3",
    "-1:4",
  ];
  return random.chance(0.85)
    ? `${head}${random.pick(["}", ',"registry_id":"r1","é":"用户"}'])}`
    : random.pick(["x", ...foreign]);
}

function drawStored(random: Random, text: () => string): Stored {
  return random.weigh<() => Stored>(
    [
      [text, 8],
      [() => undefined, 2],
      [() => HASH, 1],
      [() => "garbage", 1],
    ],
    text,
  )();
}

function drawCase(random: Random, index: number): Case {
  const script = random.pick(NAMES as [keyof Scripts, ...(keyof Scripts)[]]);
  const keys = Array.from({ length: KEYS[script] }, (_, key) => `case:${index}:${key}`);
  const second = script === "apply" ? "revision" : "config_version";
  const fence = () => `${drawNumber(random)}:${drawNumber(random)}${random.chance(0.05) ? "x" : ""}`;
  const fenced = script === "publish" || script === "fill";
  const before = keys.map((_, key) => drawStored(random, fenced && key === 0 ? fence : () => drawText(random, second)));
  return { script, keys, before, args: drawArguments(random, script, second) };
}

function drawArguments(random: Random, script: keyof Scripts, second: string): string[] {
  if (script === "complete") return [drawText(random, second)];
  const args = [drawNumber(random), drawNumber(random), drawText(random, second)];
  if (script === "apply") return [...args, random.pick(["r1", "r2", "."])];
  return script === "publish" && random.chance(0.3) ? [...args, drawText(random, second)] : args;
}

/** What the model answers, and what it leaves behind. */
function runModel({ script, keys, before, args }: Case) {
  const stored = new Map<string, Stored>(keys.map((key, index) => [key, before[index]]));
  const space: Keyspace = {
    get: (key) => {
      const value = stored.get(key);
      return typeof value === "string" ? value : undefined;
    },
    set: (key, text) => void stored.set(key, text),
    del: (...names) => names.filter((key) => stored.get(key) !== undefined && stored.set(key, undefined)).length,
  };
  const reply = SCRIPTS[script](space, keys, args);
  return { reply, after: keys.map((key) => show(stored.get(key))) };
}

const show = (value: Stored): string => (value === HASH ? "hash" : value === undefined ? "none" : `text ${value}`);

async function runLua(cases: readonly Case[]) {
  const pipeline = redis.pipeline();
  for (const { script, keys, before, args } of cases) {
    keys.forEach((key, index) => {
      const value = before[index];
      if (value === HASH) pipeline.hset(key, "field", "value");
      else if (value !== undefined) pipeline.set(key, value);
    });
    pipeline[COMMANDS[script]](...keys, ...args);
    for (const key of keys) pipeline.type(key).get(key);
  }
  const replies = ((await pipeline.exec()) ?? []).map(([, value]) => value);
  let at = 0;
  return cases.map(({ keys, before }) => {
    at += before.filter((value) => value !== undefined).length;
    const reply = replies[at++];
    const after = keys.map(() => {
      const [type, text] = [replies[at++], replies[at++]];
      return type === "string" ? `text ${String(text)}` : String(type);
    });
    return { reply, after };
  });
}

test(`${CALLS} calls of the scripts leave and answer in Redis what they do in the model`, async () => {
  const random = new Random(1, "scripts");
  const cases = Array.from({ length: CALLS }, (_, index) => drawCase(random, index));
  const replies = new Set<string>();
  for (let from = 0; from < CALLS; from += BATCH) {
    const batch = cases.slice(from, from + BATCH);
    const found = await runLua(batch);
    batch.forEach((each, index) => {
      const expected = runModel(each);
      expect(found[index], JSON.stringify(each)).toEqual(expected);
      replies.add(`${each.script} ${String(typeof expected.reply === "number" ? expected.reply : expected.reply[0])}`);
    });
  }
  // Every branch was taken.
  expect([...replies].sort()).toEqual([
    ...["apply 0", "apply 1", "complete 0", "complete 1"],
    ...["fill below", "fill filled", "fill kept", "fill unfenced", "publish 0", "publish 1"],
  ]);
});
