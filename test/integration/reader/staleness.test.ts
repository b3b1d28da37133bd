import { Redis } from "ioredis";
import { afterEach, expect, test } from "vitest";
import { type ReaderOptions, TenantReader, TenantSuspendedError } from "../../../src/reader/index.ts";
import { openCache } from "../../../src/cache/open.ts";
import { deliverOutbox } from "../../../src/sync/deliver-outbox.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { sampleDocument } from "../../support/documents.ts";
import { failureOf } from "../../support/failure.ts";
import { type Proxy, proxyTo } from "../../support/proxy.ts";
import { startRedis } from "../../support/redis.ts";

const PATIENT = { timeout: 20_000 };
const { registry, seed } = useCachedRegistry();
const opened: (TenantReader | Proxy)[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function openReader(options: Partial<ReaderOptions> = {}): Promise<TenantReader> {
  const { database, server } = registry();
  const reader = await TenantReader.open({ databaseUrl: database.url, redisUrl: server.url, ...options });
  opened.push(reader);
  await reader.ready();
  return reader;
}
/** A tenant that this reader has in memory as active. */
async function remembered(reader: TenantReader, id: string): Promise<void> {
  await reader.get(id);
  expect(await reader.get(id)).toMatchObject({ source: "memory", tenant: { status: "active" } });
}
const refusal = (reader: TenantReader, id: string) =>
  reader.assertActive(id).then(
    () => "served",
    (error: unknown) => (error instanceof TenantSuspendedError ? error.reason : error),
  );

test("a suspension reaches a reader that has the tenant in memory, through the stream", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus } = registry();
  await deliver();
  const reader = await openReader();
  await remembered(reader, id);
  await setStatus(id, "suspended");
  await deliver();
  await expect.poll(() => refusal(reader, id), PATIENT).toBe("unpaid invoice");
  expect(await reader.get(id)).toMatchObject({ config_version: 2 });
});

test("a suspension reaches it also when its entry was trimmed before the reader could read it", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus, redis } = registry();
  await deliver();
  const reader = await openReader();
  await remembered(reader, id);
  const clients = String(await redis.client("LIST"));
  await redis.client("KILL", "ID", /id=(\d+) .*name=tenantry-stream/.exec(clients)?.[1] ?? "");
  await setStatus(id, "suspended");
  await deliver();
  await redis.xtrim("tenantry:updates", "MAXLEN", 0);
  await expect.poll(() => refusal(reader, id), PATIENT).toBe("unpaid invoice");
});

test("a suspension that no stream announces is served by nobody who can reach PostgreSQL", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus, server } = registry();
  await deliver();
  const wire = await proxyTo(server.url);
  opened.push(wire);
  const reader = await openReader({ redisUrl: wire.url });
  await remembered(reader, id);
  wire.cut();
  await setStatus(id, "suspended");
  await expect.poll(() => refusal(reader, id), PATIENT).toBe("unpaid invoice");
});

test.each([
  ["hears of the change on the stream", "+@all"],
  ["is told by the fence alone", "+@all -xread -xinfo"],
])(
  "a reader that stalls between PostgreSQL's answer and its own, and %s, does not answer the old version",
  async (_, rights) => {
    const [id = ""] = await seed(1);
    const { deliver, setStatus, database, redis, server, cache } = registry();
    await deliver();
    await redis.call("ACL", "SETUSER", "service", "reset", "on", ">secret", "~*", "&*", ...rights.split(" "));
    const wire = await proxyTo(database.url);
    opened.push(wire);
    const reader = await openReader({ databaseUrl: wire.url, redisUrl: server.url.replace("//", "//service:secret@") });
    await redis.del(`tenant:${id}`);
    wire.hold();
    const answer = reader.get(id);
    await expect.poll(() => wire.held, PATIENT).toBeGreaterThan(0); // "active" is on its way
    await setStatus(id, "suspended");
    await deliver();
    wire.release();
    expect(await answer).toMatchObject({ config_version: 2, tenant: { status: "suspended" } });
    expect((await cache.read(id)).value?.document?.status).toBe("suspended");
  },
);

test("nothing below the fence is answered, by Redis or by PostgreSQL", async () => {
  const [id = ""] = await seed(1);
  const { deliver, redis, cache } = registry();
  await deliver();
  const old = (await redis.get(`tenant:${id}`)) ?? "";
  const document = sampleDocument(id, { status: "suspended", suspension: { reason: "fraud" } });
  await cache.publish([{ tenant_id: id, epoch: 1, config_version: 9, document }]);
  await redis.set(`tenant:${id}`, old);
  const reader = await openReader();
  expect((await failureOf(reader.get(id))).message).toMatch(/older in the registry than what was announced/);
});

test("nothing of an epoch that has ended is answered: this database is an old copy", async () => {
  const [id = ""] = await seed(1);
  const { deliver, redis } = registry();
  await deliver();
  const marker = (await redis.get("tenantry:registry")) ?? "";
  await redis.set("tenantry:registry", marker.replace('"epoch":1', '"epoch":2'));
  expect((await failureOf((await openReader()).get(id))).message).toMatch(/older in the registry/);
});

test("a document that lost its fence is not answered from Redis", async () => {
  const [id = ""] = await seed(1);
  const { deliver, redis } = registry();
  await deliver();
  await redis.del(`tenant:${id}:fence`);
  expect((await (await openReader()).get(id)).source).toBe("postgres");
});

test("a flush empties memory, and PostgreSQL answers until Redis is rebuilt", async () => {
  const [id = ""] = await seed(1);
  const { deliver, redis } = registry();
  await deliver();
  const reader = await openReader();
  await remembered(reader, id);
  await redis.flushall();
  await expect.poll(async () => (await reader.get(id)).source, PATIENT).toBe("postgres");
  await deliver();
  await expect.poll(async () => (await reader.get(id)).source, PATIENT).toBe("redis");
});

test("a restored database with a new epoch and lower versions wins in a running reader", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus, db } = registry();
  for (const status of ["suspended", "active", "suspended", "active"] as const) await setStatus(id, status);
  await deliver();
  const reader = await openReader();
  await remembered(reader, id);
  await db.script("alter table tenantry.tenants disable trigger all");
  await db.query(
    "update tenantry.tenants set status = 'suspended', suspension_reason = 'restored', config_version = 2 where tenant_id = $1",
    [id],
  );
  await db.script("alter table tenantry.tenants enable trigger all");
  await db.query("update tenantry.registry_state set epoch = 2");
  await deliver();
  await expect.poll(() => refusal(reader, id), PATIENT).toBe("restored");
  expect(await reader.get(id)).toMatchObject({ epoch: 2, config_version: 2 });
  await db.query("update tenantry.registry_state set epoch = 1");
});

test("a Redis that came back with old data does not answer while PostgreSQL does", async () => {
  const [id = ""] = await seed(1);
  const { db, database, setStatus } = registry();
  const server = await startRedis();
  const cache = await openCache(server.url);
  await deliverOutbox(db, cache);
  const old = await openReader({ databaseUrl: database.url, redisUrl: server.url });
  await remembered(old, id);
  const client = new Redis(server.url).on("error", () => undefined);
  await client.save();
  client.disconnect();
  await setStatus(id, "suspended");
  await deliverOutbox(db, cache);
  cache.close();
  await server.kill();
  await server.start();
  const fresh = await openReader({ databaseUrl: database.url, redisUrl: server.url });
  expect(await fresh.get(id)).toMatchObject({ source: "postgres", tenant: { status: "suspended" } });
  await expect.poll(async () => (await old.get(id)).source, PATIENT).toBe("postgres");
  expect(await refusal(old, id)).toBe("unpaid invoice");
  await Promise.all([old.close(), fresh.close()]);
  await server.stop();
});

test("a Redis of another registry is passed over, its stream too", async () => {
  const [id = ""] = await seed(1);
  const { deliver, redis, cache } = registry();
  await deliver();
  const text = (await redis.get("tenantry:registry")) ?? "";
  await redis.set("tenantry:registry", text.replace(/"registry_id":"[^"]*"/, '"registry_id":"another"'));
  const reader = await openReader();
  expect((await reader.get(id)).source).toBe("postgres");
  const foreign = {
    registry_id: "another",
    tenant_id: id,
    epoch: 7,
    config_version: 99,
    action: "updated",
    new_tier: null,
  };
  await cache.announce([{ ...foreign, timestamp: "2026-11-23T10:00:00Z" }]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await reader.get(id)).toMatchObject({ source: "postgres", config_version: 1 });
});
