/** A Redis that has forgotten a suspension: `status` says so, and a delivery brings it back, whether anything waits or not. */
import { Redis } from "ioredis";
import { expect, onTestFinished, test } from "vitest";
import type { CacheStatus } from "../../../src/model/overview.ts";
import { openCache } from "../../../src/cache/open.ts";
import { deliverPending } from "../../../src/pipeline/deliver.ts";
import { readStatus } from "../../../src/pipeline/status.ts";
import { TenantReader } from "../../../src/reader/index.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { proxyTo } from "../../support/proxy.ts";
import { startRedis } from "../../support/redis.ts";

const { registry, seed } = useCachedRegistry();

async function cacheStatus(redisUrl: string): Promise<CacheStatus> {
  const databaseUrl = registry().database.urlAs("tenantry_reader");
  return (await readStatus({ root: "/", databaseUrl, asked: undefined, redisUrl })).cache;
}

/** A Redis with one active tenant, of its own, so that it may die. */
async function newServer(settings: Readonly<Record<string, string>> = {}) {
  const server = await startRedis(settings);
  const client = new Redis(server.url).on("error", () => undefined);
  onTestFinished(async () => {
    client.disconnect();
    await server.stop();
  });
  return { server, client };
}

const statusIn = async (url: string, id: string) => {
  const cache = await openCache(url);
  const { value } = await cache.read(id);
  cache.close();
  return value?.document?.status;
};

/** What has to hold at this address from now on: the loss is seen, nobody is served wrongly, and a delivery mends it. */
async function expectMended(url: string, id: string, lost: "empty" | "another_run", held: string | undefined) {
  const { db, database } = registry();
  expect(await statusIn(url, id)).toBe(held);
  expect(await cacheStatus(url)).toMatchObject({ state: "reachable", lost });
  const reader = await TenantReader.open({ redisUrl: url, databaseUrl: database.urlAs("tenantry_reader") });
  await expect(reader.assertActive(id)).rejects.toThrow(/suspended/);
  await reader.close();
  expect(await deliverPending({ db, redisUrl: url })).toEqual({ state: "delivered", delivered: 0 });
  expect(await statusIn(url, id)).toBe("suspended");
  expect(await cacheStatus(url)).toMatchObject({ state: "reachable", lost: null });
}

test("FLUSHALL", async () => {
  const [id = ""] = await seed(1);
  const { db, setStatus } = registry();
  const { server, client } = await newServer();
  await setStatus(id, "suspended");
  await deliverPending({ db, redisUrl: server.url });
  expect(await cacheStatus(server.url)).toMatchObject({ lost: null });
  await client.flushall();
  await expectMended(server.url, id, "empty", undefined);
});

test("a restart with an old RDB file", async () => {
  const [id = ""] = await seed(1);
  const { db, setStatus } = registry();
  const { server, client } = await newServer();
  await deliverPending({ db, redisUrl: server.url });
  await client.save();
  await setStatus(id, "suspended");
  await deliverPending({ db, redisUrl: server.url });
  await server.kill();
  await server.start();
  await expectMended(server.url, id, "another_run", "active");
});

test("a replica that lagged when it took over", async () => {
  const [id = ""] = await seed(1);
  const { db, setStatus } = registry();
  const primary = await newServer({ "repl-diskless-sync-delay": "0" });
  const replica = await newServer();
  const wire = await proxyTo(primary.server.url);
  onTestFinished(() => wire.close());
  await deliverPending({ db, redisUrl: primary.server.url });
  await replica.client.replicaof("127.0.0.1", Number(new URL(wire.url).port));
  await expect.poll(() => replica.client.exists(`tenant:${id}`), { timeout: 20_000 }).toBe(1);
  wire.cut(); // from here on it misses what the primary acknowledges
  await setStatus(id, "suspended");
  await deliverPending({ db, redisUrl: primary.server.url });
  await primary.server.kill();
  await replica.client.replicaof("NO", "ONE");
  await expectMended(replica.server.url, id, "another_run", "active");
});

test("status says how many changes wait, and since when", async () => {
  const [id = ""] = await seed(1);
  const { db, database, setStatus, server } = registry();
  await deliverPending({ db, redisUrl: server.url });
  await setStatus(id, "suspended");
  const { rows } = await db.query<{ at: string }>("select max(created_at) as at from tenantry.outbox");
  const input = { root: "/", databaseUrl: database.urlAs("tenantry_reader"), asked: undefined, redisUrl: server.url };
  expect((await readStatus(input)).undelivered).toEqual({ count: 1, oldest: rows[0]?.at });
  await deliverPending({ db, redisUrl: server.url });
  expect((await readStatus(input)).undelivered).toEqual({ count: 0, oldest: null });
});

test("a fail-over there and back again, before anybody delivered in between", async () => {
  const [id = ""] = await seed(1);
  const { db, setStatus } = registry();
  const atOnce = { "repl-diskless-sync-delay": "0" };
  const [first, second] = [await newServer(atOnce), await newServer(atOnce)];
  await deliverPending({ db, redisUrl: first.server.url });
  await second.client.replicaof("127.0.0.1", first.server.port);
  await expect.poll(() => statusIn(second.server.url, id).catch(String), { timeout: 20_000 }).toBe("active");
  await second.client.call("REPLICAOF", "NO", "ONE");
  await deliverPending({ db, redisUrl: first.server.url }); // its first replica has begun a new history
  const open = await openCache(first.server.url); // Redis closes no connection when its place changes
  onTestFinished(() => open.close());
  expect((await open.read(id)).proven).toBe(true);
  await setStatus(id, "suspended");
  await deliverPending({ db, redisUrl: first.server.url }); // the second server never learns of it
  await first.client.replicaof("127.0.0.1", second.server.port);
  await expect.poll(() => statusIn(first.server.url, id).catch(String), { timeout: 20_000 }).toBe("active");
  await first.client.call("REPLICAOF", "NO", "ONE");
  await expect.poll(async () => (await open.read(id)).proven, { timeout: 20_000 }).toBe(false);
  const { marker, runId } = await open.readMarker();
  expect(runId).not.toBe(marker?.run_id);
  await expectMended(first.server.url, id, "another_run", "active");
});
