import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Cache } from "../../../src/cache/cache.ts";
import { openCache } from "../../../src/cache/open.ts";
import { sampleDocument } from "../../support/documents.ts";
import { type TestServer, startRedis } from "../../support/servers.ts";

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
beforeEach(() => redis.flushall());

const item = (epoch: number, config_version: number, status: "active" | "suspended" = "active") => ({
  tenant_id: "legal",
  epoch,
  config_version,
  document: sampleDocument("legal", { status }),
});
const stored = async (key = "tenant:legal") => {
  const text = await redis.get(key);
  return text === null ? null : /^\{"epoch":(\d+),"config_version":(\d+)/.exec(text)?.slice(1).join(":");
};
const fence = () => redis.get("tenant:legal:fence");

test("publish writes value and backup through, and deletes what was derived", async () => {
  await redis.mset("tenant:legal:config", "1", "tenant:legal:limits", "1", "tenant:legal:features", "1");
  expect(await cache.publish([item(1, 3)])).toEqual(new Map());
  expect((await redis.keys("*")).sort()).toEqual(["tenant:legal", "tenant:legal:backup", "tenant:legal:fence"]);
  expect([await stored(), await stored("tenant:legal:backup"), await fence()]).toEqual(["1:3", "1:3", "1:3"]);
  expect(await redis.ttl("tenant:legal:fence")).toBe(-1);
});

test("an older publish changes nothing", async () => {
  await cache.publish([item(1, 3)]);
  await redis.set("tenant:legal:limits", "derived from 3");
  await cache.publish([item(1, 2)]);
  expect([await stored(), await stored("tenant:legal:backup"), await fence()]).toEqual(["1:3", "1:3", "1:3"]);
  expect(await redis.exists("tenant:legal:limits")).toBe(1);
});

test("an older publish does not come back after the value was lost", async () => {
  await cache.publish([item(1, 3)]);
  await redis.del("tenant:legal", "tenant:legal:backup");
  await cache.publish([item(1, 2)]);
  expect(await redis.exists("tenant:legal", "tenant:legal:backup")).toBe(0);
  await cache.publish([item(1, 3)]);
  expect([await stored(), await stored("tenant:legal:backup")]).toEqual(["1:3", "1:3"]);
});

test("numbers are compared as numbers, the epoch first", async () => {
  await cache.publish([item(1, 9)]);
  await cache.publish([item(1, 10)]);
  expect(await fence()).toBe("1:10");
  await cache.publish([item(2, 1)]);
  expect([await stored(), await stored("tenant:legal:backup"), await fence()]).toEqual(["2:1", "2:1", "2:1"]);
  await cache.publish([item(1, 11)]);
  expect([await stored(), await fence()]).toEqual(["2:1", "2:1"]);
});

test("versions beyond the digits that Lua prints stay whole", async () => {
  const large = 123_456_789_012_345;
  await cache.publish([item(1, large)]);
  expect(await fence()).toBe(`1:${large}`);
  expect(await cache.fill(item(1, 5))).toEqual({ outcome: "below", fence: { epoch: 1, config_version: large } });
});

test("fill writes only what is newer and not below the fence", async () => {
  expect(await cache.fill(item(1, 3))).toEqual({ outcome: "unfenced" });
  expect(await stored()).toBeNull();
  await cache.publish([item(1, 3)]);
  expect(await cache.fill(item(1, 3))).toEqual({ outcome: "kept" });
  await redis.del("tenant:legal");
  expect(await cache.fill(item(1, 2))).toEqual({ outcome: "below", fence: { epoch: 1, config_version: 3 } });
  expect(await stored()).toBeNull();
  expect(await cache.fill(item(1, 3))).toEqual({ outcome: "filled" });
  expect(await cache.fill(item(1, 4))).toEqual({ outcome: "filled" });
  expect([await stored(), await fence()]).toEqual(["1:4", "1:3"]);
});

test("a publish that a fill has overtaken raises fence and backup, and leaves the newer value", async () => {
  await cache.publish([item(1, 3)]);
  await cache.fill(item(1, 5, "suspended"));
  await cache.publish([item(1, 4)]);
  expect([await stored(), await stored("tenant:legal:backup"), await fence()]).toEqual(["1:5", "1:4", "1:4"]);
});

test("what others wrote under these keys is overwritten, whatever its type", async () => {
  await redis.hset("tenant:legal", "status", "active");
  await redis.set("tenant:legal:backup", '{"config_version":99,"status":"active"}');
  await redis.set("tenant:legal:fence", "nonsense");
  expect(await cache.publish([item(1, 3)])).toEqual(new Map());
  expect([await stored(), await stored("tenant:legal:backup"), await fence()]).toEqual(["1:3", "1:3", "1:3"]);
});

test("read-back names every tenant with a fence, value or backup below its version", async () => {
  const proof = { tenant_id: "legal", epoch: 1, config_version: 3 };
  expect(await cache.findUnserved([proof])).toEqual(["legal"]);
  await cache.publish([item(1, 3)]);
  expect(await cache.findUnserved([proof, { ...proof, config_version: 2 }])).toEqual([]);
  expect(await cache.findUnserved([{ ...proof, config_version: 4 }])).toEqual(["legal"]);
  for (const key of ["tenant:legal", "tenant:legal:backup", "tenant:legal:fence"]) {
    await redis.del(key);
    expect(await cache.findUnserved([proof])).toEqual(["legal"]);
    await cache.publish([item(1, 3)]);
  }
});

test("a failing tenant is named, the others go through", async () => {
  await redis.call("ACL", "SETUSER", "narrow", "on", ">pa55", "+@all", "~tenant:finance*", "~tenantry:*", "&*");
  const narrow = await openCache(server.url.replace("//", "//narrow:pa55@"));
  const finance = { ...item(1, 1), tenant_id: "finance", document: sampleDocument("finance") };
  const failures = await narrow.publish([item(1, 3), finance]);
  narrow.close();
  expect([...failures.keys()]).toEqual(["legal"]);
  expect(await redis.get("tenant:finance:fence")).toBe("1:1");
});

test("scripts survive SCRIPT FLUSH", async () => {
  await cache.publish([item(1, 1)]);
  await redis.script("FLUSH");
  expect(await cache.publish([item(1, 2), item(1, 3)])).toEqual(new Map());
  expect(await fence()).toBe("1:3");
});

test("more items than one pipeline takes", async () => {
  const items = Array.from({ length: 1201 }, (_, i) => ({
    ...item(1, 1),
    tenant_id: `tenant_${i}`,
    document: sampleDocument(`tenant_${i}`),
  }));
  expect(await cache.publish(items)).toEqual(new Map());
  expect(await cache.findUnserved(items)).toEqual([]);
  const fences = new Set<string>();
  for await (const { tenant_id } of cache.listFences()) fences.add(tenant_id);
  expect(fences.size).toBe(1201);
});
