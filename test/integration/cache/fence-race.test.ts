import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cache } from "../../../src/cache/cache.ts";
import { openCache } from "../../../src/cache/open.ts";
import { FILL } from "../../../src/cache/scripts.ts";
import { sampleDocument } from "../../support/documents.ts";
import { startRedis } from "../../support/redis.ts";
import type { TestServer } from "../../support/server-process.ts";

const TRIALS = 500;
const FENCE_CHECK = "if older(mine, fence) then return {'below', text} end";
let server: TestServer;
let cache: Cache;
let redis: Redis;

beforeAll(async () => {
  server = await startRedis();
  cache = await openCache(server.url);
  redis = new Redis(server.url);
});
afterAll(async () => {
  cache.close();
  redis.disconnect();
  await server.stop();
});

const item = (tenant_id: string, config_version: number, status: "active" | "suspended") => ({
  tenant_id,
  epoch: 1,
  config_version,
  document: sampleDocument(tenant_id, { status }),
});

/**
 * A reader has read version 1 from the database and stalls; the tenant is suspended and published; somebody deletes the
 * value, as an eviction or a hand does; the reader goes on. On three connections, in whatever order they arrive.
 * Answers how many trials ended with the old version in Redis.
 */
async function countStale(name: string, fill: (cache: Cache, id: string) => Promise<unknown>): Promise<number> {
  const readers = await Promise.all([openCache(server.url), openCache(server.url)]);
  let stale = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const id = `${name}_${trial}`;
    await cache.publish([item(id, 1, "active")]);
    await redis.del(`tenant:${id}`);
    await Promise.all([
      ...readers.map((reader) => fill(reader, id)),
      cache.publish([item(id, 2, "suspended")]),
      redis.del(`tenant:${id}`),
    ]);
    // The value is written again by whoever misses it, or not at all; version 1 it must not be.
    await fill(readers[trial % 2] ?? cache, id);
    if ((await cache.read(id)).value?.config_version === 1) stale++;
  }
  for (const reader of readers) reader.close();
  return stale;
}

test("a reader that stalled never brings the old version back", async () => {
  expect(await countStale("fenced", (reader, id) => reader.fill(item(id, 1, "active")))).toBe(0);
});

test("without the check of the fence it does: the race above is a real one", async () => {
  const unfenced = FILL.replace(FENCE_CHECK, "");
  expect(unfenced).not.toBe(FILL);
  const fill = (_: Cache, id: string) =>
    redis.eval(
      unfenced,
      2,
      `tenant:${id}:fence`,
      `tenant:${id}`,
      1,
      1,
      `{"epoch":1,"config_version":1,"tenant_id":"${id}","status":"active"}`,
    );
  expect(await countStale("unfenced", fill)).toBeGreaterThan(0);
});
