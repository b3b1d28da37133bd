import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Cache } from "../../../src/cache/cache.ts";
import { openCache } from "../../../src/cache/open.ts";
import { UpdateStream } from "../../../src/cache/stream.ts";
import { Redis } from "ioredis";
import { startRedis } from "../../support/redis.ts";
import type { TestServer } from "../../support/server-process.ts";

const PATIENT = { timeout: 20_000 };
let server: TestServer;
let cache: Cache;
let redis: Redis;
let stream: UpdateStream;
/** Versions of the entries, in order, with the gaps between them. */
let seen: (number | string)[];

beforeAll(async () => {
  server = await startRedis();
  cache = await openCache(server.url);
  redis = new Redis(server.url).on("error", () => undefined);
});
afterAll(async () => {
  cache.close();
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  seen = [];
  stream = new UpdateStream(server.url, {
    onEntry: (entry) => seen.push(entry.kind === "change" ? entry.config_version : entry.kind),
    onGap: (reason) => seen.push(reason),
  });
  await stream.started;
});
afterEach(() => stream.close());

const announce = (from: number, to = from) =>
  cache.announce(
    Array.from({ length: to - from + 1 }, (_, i) => ({
      registry_id: "r1",
      tenant_id: "legal",
      epoch: 1,
      config_version: from + i,
      action: "updated",
      new_tier: null,
      timestamp: "2026-11-23T10:00:00Z",
    })),
  );
const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** Lets the stream go on after something was done to it while it could not look. */
const whilePaused = async (work: () => Promise<unknown>) => {
  const id = await redis.client("LIST").then((list) => /id=(\d+) .*name=tenantry-stream/.exec(String(list))?.[1] ?? "");
  // The connection is cut, and the client comes back after at least 100 ms: long enough for a few commands.
  await redis.client("KILL", "ID", id);
  await work();
};

test("a burst arrives whole and in order, without a false alarm", async () => {
  await announce(1, 3000);
  await expect.poll(() => seen.length, PATIENT).toBe(3001);
  expect(seen).toEqual(["start", ...count(1, 3000)]);
  expect(stream.live).toBe(true);
});

test("entries that come while the connection is down are read afterwards, without a gap", async () => {
  await announce(1, 2);
  await whilePaused(() => announce(3, 600));
  await expect.poll(() => seen.at(-1), PATIENT).toBe(600);
  expect(seen).toEqual(["start", ...count(1, 600)]);
});

test("entries that were trimmed before they were read are noticed", async () => {
  await announce(1, 2);
  await expect.poll(() => seen.at(-1), PATIENT).toBe(2);
  await whilePaused(async () => {
    await announce(3, 9);
    await redis.xtrim("tenantry:updates", "MAXLEN", 2);
  });
  await expect.poll(() => seen, PATIENT).toContain("trimmed");
  await announce(10);
  await expect.poll(() => seen.at(-1), PATIENT).toBe(10);
  expect(seen).toEqual(["start", 1, 2, "trimmed", 10]);
});

test.each([
  ["FLUSHALL", () => redis.flushall()],
  ["DEL", () => redis.del("tenantry:updates")],
])("%s is noticed by an idle reader, and what comes afterwards is read", async (_, destroy) => {
  await announce(1, 3);
  await expect.poll(() => seen.at(-1), PATIENT).toBe(3);
  await destroy();
  await expect.poll(() => seen.at(-1), PATIENT).toBe("recreated");
  await announce(4);
  await expect.poll(() => seen.at(-1), PATIENT).toBe(4);
});

test("a stream that was deleted and has grown again between two looks is noticed", async () => {
  await announce(1, 3);
  await expect.poll(() => seen.at(-1), PATIENT).toBe(3);
  await whilePaused(async () => {
    await redis.del("tenantry:updates");
    await announce(4, 9);
  });
  // All that came since then arrives; what was not read before is lost, and the counters no longer agree.
  await expect.poll(() => seen, PATIENT).toEqual(["start", 1, 2, 3, ...count(4, 9), "recreated"]);
});

test("it is not live while Redis is down, and goes on when Redis is back", async () => {
  await announce(1);
  await expect.poll(() => seen.at(-1), PATIENT).toBe(1);
  await server.kill();
  await expect.poll(() => stream.live, PATIENT).toBe(false);
  await server.start(); // without its data
  await expect.poll(() => stream.live, PATIENT).toBe(true);
  expect(seen).toEqual(["start", 1, "recreated"]);
});

test("a server that falls silent with its connections open is not live for long", async () => {
  server.pause();
  try {
    await expect.poll(() => stream.live, PATIENT).toBe(false);
  } finally {
    server.resume();
  }
  await expect.poll(() => stream.live, PATIENT).toBe(true);
});

test("an entry that somebody else wrote is passed on as unknown", async () => {
  await redis.xadd("tenantry:updates", "*", "hello", "world");
  await expect.poll(() => seen, PATIENT).toEqual(["start", "unknown"]);
});
