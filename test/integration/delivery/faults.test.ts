import { Redis } from "ioredis";
import { expect, test } from "vitest";
import type { Cache } from "../../../src/cache/cache.ts";
import { openCache } from "../../../src/cache/open.ts";
import { deliverPending } from "../../../src/pipeline/deliver.ts";
import { deliverOutbox } from "../../../src/sync/deliver-outbox.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { failureOf } from "../../support/failure.ts";
import { startRedis } from "../../support/redis.ts";

const { registry, seed } = useCachedRegistry();

/** A lost connection comes back after a pause that grows to a second. */
const PATIENT = { timeout: 20_000 };

/** The same Redis, which fails at one step as a crashed process would: the transaction is never committed. */
function crashAt(step: keyof Cache): Cache {
  return { ...registry().cache, [step]: () => Promise.reject(new Error("crashed")) };
}
const status = async (id: string) => (await registry().cache.read(id)).value?.document?.status;
const waiting = async () =>
  (
    await registry().db.query<{ attempts: number; last_error: string | null }>(
      "select attempts, last_error from tenantry.outbox where delivered_at is null order by id",
    )
  ).rows;

test.each(["publish", "announce", "findUnserved"] as const)(
  "a crash at %s gives the rows back, and delivering them again does no harm",
  async (step) => {
    const [id = ""] = await seed(1);
    const { db, deliver, setStatus, redis } = registry();
    await deliver();
    await setStatus(id, "suspended");
    await expect(deliverOutbox(db, crashAt(step))).rejects.toThrow("crashed");
    expect(await waiting()).toHaveLength(1);
    expect(await deliver()).toMatchObject({ delivered: 1, pending: 0 });
    expect(await status(id)).toBe("suspended");
    expect(await redis.get(`tenant:${id}:fence`)).toBe("1:2");
  },
);

test("a write that is acknowledged and not there is caught by the read-back", async () => {
  const [id = "", other = ""] = await seed(2);
  const { db, cache, redis, deliver } = registry();
  const losing: Cache = {
    ...cache,
    async announce(events) {
      await redis.del(`tenant:${id}:backup`);
      return cache.announce(events);
    },
  };
  await deliver();
  for (const tenant of [id, other]) await registry().setStatus(tenant, "suspended");
  const result = await deliverOutbox(db, losing);
  expect(result).toMatchObject({ delivered: 1, pending: 1, error: expect.stringContaining(id) as unknown });
  expect(await waiting()).toMatchObject([{ last_error: expect.stringContaining("read-back failed") as unknown }]);
  expect(await deliver()).toMatchObject({ delivered: 1, pending: 0 });
});

test("Redis is killed during a delivery: every row waits with its reason, and is delivered later", async () => {
  const ids = await seed(200);
  const { db, cache, server, deliver } = registry();
  let batches = 0;
  const dying: Cache = {
    ...cache,
    async announce(events) {
      if (++batches === 2) await server.kill();
      return cache.announce(events);
    },
  };
  const result = await deliverOutbox(db, dying, { limit: 50 });
  expect(result).toMatchObject({ delivered: 50, pending: 150 });
  expect(result.error).toMatch(/^Redis at redis:\/\/127\.0\.0\.1:\d+ has closed the connection\.$/);
  const rows = await waiting();
  expect(rows).toHaveLength(150);
  expect(rows.filter((row) => row.attempts > 0 && row.last_error === result.error).length).toBeGreaterThanOrEqual(50);
  await server.start();
  await expect.poll(() => cache.readMarker().catch(() => undefined), PATIENT).toBeDefined();
  expect(await deliver()).toMatchObject({ delivered: 150, pending: 0 });
  expect(await Promise.all(ids.map(status))).toEqual(Array(200).fill("active"));
});

test("Redis is down: the result says pending and why, without a password; the rows say it too", async () => {
  await seed(3);
  const { db } = registry();
  const redis = await startRedis();
  await redis.stop();
  const redisUrl = redis.url.replace("//", "//user:pa55@");
  const result = await deliverPending({ db, redisUrl });
  expect(result).toMatchObject({ state: "pending", delivered: 0, pending: 3 });
  expect(JSON.stringify([result, await waiting()])).not.toContain("pa55");
  expect(await waiting()).toMatchObject(
    Array(3).fill({
      attempts: 1,
      last_error: `Redis at redis://user:***@127.0.0.1:${redis.port} refused the connection.`,
    }),
  );
});

test("a silent Redis ends in a result, not in waiting for ever", async () => {
  await seed(1);
  const { db, server } = registry();
  server.pause();
  try {
    const result = await deliverPending({ db, redisUrl: server.url });
    expect(result).toMatchObject({ state: "pending", delivered: 0, pending: 1 });
  } finally {
    server.resume();
  }
});

test("after FLUSHALL everything is written anew, also when nothing waits", async () => {
  const ids = await seed(30);
  const { deliver, redis, setStatus } = registry();
  await setStatus(ids[0] ?? "", "suspended");
  await deliver();
  await redis.flushall();
  const result = await deliver();
  expect(result).toMatchObject({ delivered: 0, pending: 0 });
  expect(result.rebuilt).toBeGreaterThanOrEqual(30);
  expect(await Promise.all(ids.map(status))).toEqual(["suspended", ...Array<string>(29).fill("active")]);
  expect(await deliver()).toEqual({ delivered: 0, pending: 0, rebuilt: 0 });
});

test("a flush between two batches of one delivery does not stay unnoticed", async () => {
  const ids = await seed(40);
  const { db, cache, redis } = registry();
  await deliverOutbox(db, cache);
  for (const id of ids) await registry().setStatus(id, "suspended");
  let batches = 0;
  const flushed: Cache = {
    ...cache,
    async publish(items) {
      if (++batches === 4) await redis.flushall();
      return cache.publish(items);
    },
  };
  expect(await deliverOutbox(db, flushed, { limit: 10 })).toMatchObject({ delivered: 40, pending: 0 });
  expect(await Promise.all(ids.map(status))).toEqual(Array(40).fill("suspended"));
});

test("a flush during the rebuild leaves no marker behind that says that all is there", async () => {
  const [first = ""] = await seed(1);
  const { db, cache, redis, deliver } = registry();
  await deliver();
  await redis.flushall();
  let flushes = 0;
  const flushed: Cache = {
    ...cache,
    async announceRebuilt(identity) {
      if (flushes++ === 0) await redis.flushall();
      return cache.announceRebuilt(identity);
    },
  };
  expect((await deliverOutbox(db, flushed)).error).toBeUndefined();
  expect(flushes).toBe(2);
  expect(await status(first)).toBe("active");
});

test("a Redis that came back with old data is not believed", async () => {
  const redis = await startRedis();
  const cache = await openCache(redis.url);
  const client = new Redis(redis.url).on("error", () => undefined);
  const { db, setStatus } = registry();
  const [id = ""] = await seed(1);
  await deliverOutbox(db, cache);
  await client.save(); // what is on disk from here on says "active"
  await setStatus(id, "suspended");
  await deliverOutbox(db, cache);
  await redis.kill();
  await redis.start();
  await expect.poll(() => cache.read(id).catch(() => undefined), PATIENT).toBeDefined();
  expect(await cache.read(id)).toMatchObject({ proven: false, value: { document: { status: "active" } } });
  expect((await deliverOutbox(db, cache)).rebuilt).toBeGreaterThanOrEqual(1);
  expect(await cache.read(id)).toMatchObject({ proven: true, value: { document: { status: "suspended" } } });
  cache.close();
  client.disconnect();
  await redis.stop();
});

test("a Redis of another registry is refused, and keeps what it has", async () => {
  const [id = ""] = await seed(1);
  const { db, cache, redis, deliver, setStatus, server } = registry();
  await deliver();
  const marker = (await redis.get("tenantry:registry")) ?? "";
  await redis.set("tenantry:registry", marker.replace(/"registry_id":"[^"]*"/, '"registry_id":"another"'));
  await setStatus(id, "suspended");
  const failure = await failureOf(deliverOutbox(db, cache));
  expect(failure.code).toBe("refused");
  expect(failure.message).toMatch(/belongs to another registry \(another\)/);
  expect(await deliverPending({ db, redisUrl: server.url })).toMatchObject({ state: "pending", pending: 1 });
  expect(await waiting()).toMatchObject([{ attempts: 1, last_error: failure.message }]);
  expect(await redis.get(`tenant:${id}`)).toContain('"status":"active"');
});

test("a restored database wins with lower versions in a new epoch, and takes back what it has forgotten", async () => {
  const [kept = "", forgotten = ""] = await seed(2);
  const { db, deliver, setStatus, redis, cache } = registry();
  for (const to of ["suspended", "active", "suspended", "active"] as const) await setStatus(kept, to);
  await deliver();
  // The backup was taken when `kept` was at version 2, suspended, and `forgotten` had not been created.
  await db.script("alter table tenantry.tenants disable trigger all");
  await db.query("update tenantry.tenants set status = 'suspended', config_version = 2 where tenant_id = $1", [kept]);
  await db.query("delete from tenantry.tenants where tenant_id = $1", [forgotten]);
  await db.script("alter table tenantry.tenants enable trigger all");
  await db.query("update tenantry.registry_state set epoch = epoch + 1");
  expect((await deliver()).rebuilt).toBeGreaterThanOrEqual(1);
  expect((await cache.read(kept)).value).toMatchObject({
    epoch: 2,
    config_version: 2,
    document: { status: "suspended" },
  });
  expect((await cache.read(forgotten)).value).toMatchObject({ epoch: 2, document: null });
  expect(await redis.get(`tenant:${kept}:backup`)).toContain('"status":"suspended"');
  await db.query("update tenantry.registry_state set epoch = 1");
  expect((await failureOf(deliver())).message).toMatch(/has seen epoch 2/);
});
