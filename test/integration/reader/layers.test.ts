import { afterEach, expect, test } from "vitest";
import {
  type ReaderOptions,
  TenantNotActiveError,
  TenantNotFoundError,
  TenantReader,
  TenantSuspendedError,
} from "../../../src/reader/index.ts";
import { removeTenants } from "../../../src/registry/queries/remove-tenants.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { failureOf } from "../../support/failure.ts";
import { type Proxy, proxyTo } from "../../support/proxy.ts";

const PATIENT = { timeout: 20_000 };
const { registry, seed } = useCachedRegistry();
const opened: (TenantReader | Proxy)[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function openReader(options: Partial<ReaderOptions> = {}): Promise<TenantReader> {
  const { database, server } = registry();
  const reader = await TenantReader.open({
    databaseUrl: database.urlAs("tenantry_reader"),
    redisUrl: server.url,
    ...options,
  });
  opened.push(reader);
  await reader.ready();
  return reader;
}
async function openProxies() {
  const { database, server } = registry();
  const [postgres, redis] = await Promise.all([proxyTo(database.urlAs("tenantry_reader")), proxyTo(server.url)]);
  opened.push(postgres, redis);
  return { postgres, redis };
}

test("PostgreSQL answers before the first delivery, Redis afterwards, memory the second time", async () => {
  const [id = "", other = ""] = await seed(2);
  const reader = await openReader();
  expect(await reader.get(id)).toMatchObject({
    source: "postgres",
    epoch: 1,
    config_version: 1,
    tenant: { tenant_id: id },
  });
  await registry().deliver();
  expect(await reader.get(other)).toMatchObject({ source: "redis", config_version: 1, tenant: { status: "active" } });
  const again = await reader.get(other);
  expect(again).toMatchObject({ source: "memory", config_version: 1, tenant: { tenant_id: other } });
  expect(again.age_ms).toBeGreaterThan(0);
});

test("the document is the same from every layer", async () => {
  const [id = ""] = await seed(1);
  const { database, server, deliver } = registry();
  await deliver();
  const fromPostgres = await TenantReader.open({ databaseUrl: database.url });
  const fromRedis = await TenantReader.open({ redisUrl: server.url });
  opened.push(fromPostgres, fromRedis);
  const [a, b] = await Promise.all([fromPostgres.get(id), fromRedis.get(id)]);
  expect([a.source, b.source]).toEqual(["postgres", "redis"]);
  expect(b.tenant).toEqual(a.tenant);
});

test("500 callers at once are one look-up", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const reader = await openReader();
  const calls = async () =>
    Number(/cmdstat_mget:calls=(\d+)/.exec(await registry().redis.info("commandstats"))?.[1] ?? 0);
  const before = await calls();
  const answers = await Promise.all(Array.from({ length: 500 }, () => reader.get(id)));
  expect((await calls()) - before).toBe(1);
  expect(new Set(answers.map(({ tenant }) => tenant)).size).toBe(1);
});

test("assertActive names what is wrong", async () => {
  const [active = "", suspended = "", leaving = "", removed = ""] = await seed(4);
  const { db, deliver, setStatus } = registry();
  await setStatus(suspended, "suspended");
  await setStatus(leaving, "offboarding");
  await removeTenants(db, [{ tenant_id: removed, base_version: 1, source_commit: null }]);
  const check = async () => {
    const reader = await openReader();
    expect((await reader.assertActive(active)).tenant_id).toBe(active);
    const error: unknown = await reader.assertActive(suspended).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TenantSuspendedError);
    expect(error).toMatchObject({ tenantId: suspended, status: "suspended", reason: "unpaid invoice", ticket: null });
    await expect(reader.assertActive(leaving)).rejects.toThrow(TenantNotActiveError);
    for (const id of [removed, "nobody", "../etc", "legal:fence", ""])
      await expect(reader.assertActive(id)).rejects.toThrow(TenantNotFoundError);
  };
  await check(); // PostgreSQL
  await deliver();
  await check(); // Redis
});

test("a tenant that was not there is found as soon as it is created", async () => {
  const reader = await openReader();
  await registry().deliver();
  const [last = ""] = await seed(1);
  const next = `tenant_${Number(last.split("_")[1]) + 1}`;
  expect((await reader.get(next)).tenant).toBeNull();
  await seed(1);
  await registry().deliver();
  await expect.poll(async () => (await reader.get(next)).tenant?.tenant_id, PATIENT).toBe(next);
});

test("Redis goes away and comes back: PostgreSQL answers meanwhile", async () => {
  const [id = ""] = await seed(1);
  const { setStatus, deliver } = registry();
  await deliver();
  const { redis } = await openProxies();
  const reader = await openReader({ redisUrl: redis.url });
  expect((await reader.get(id)).source).toBe("redis");
  redis.cut();
  await setStatus(id, "suspended");
  await deliver(); // over a wire that is whole
  await expect
    .poll(() => reader.get(id), PATIENT)
    .toMatchObject({ source: "postgres", tenant: { status: "suspended" } });
  await redis.mend();
  await expect.poll(async () => (await reader.get(id)).source, PATIENT).toBe("redis");
});

test("PostgreSQL goes away: Redis answers, and what it does not have is no proof of absence", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const { postgres } = await openProxies();
  const reader = await openReader({ databaseUrl: postgres.url });
  postgres.cut();
  expect(await reader.get(id)).toMatchObject({ source: "redis", tenant: { tenant_id: id } });
  expect((await failureOf(reader.get("unknown_tenant"))).code).toBe("unavailable");
  await postgres.mend();
  await expect.poll(() => reader.get("unknown_tenant").catch(() => undefined), PATIENT).toMatchObject({ tenant: null });
});

test("both go away: one clear error, no guess, no password", async () => {
  const [id = ""] = await seed(1);
  const { postgres, redis } = await openProxies();
  const reader = await openReader({ databaseUrl: postgres.url, redisUrl: redis.url });
  postgres.cut();
  redis.cut();
  const failure = await failureOf(reader.get(id));
  expect(failure.code).toBe("unavailable");
  expect(`${failure.message} ${failure.hint}`).not.toContain("tenantry-test");
});

test("a reader of Redis alone says no to what was never delivered, and is not ready on an empty Redis", async () => {
  const { server, deliver } = registry();
  const reader = await TenantReader.open({ redisUrl: server.url });
  opened.push(reader);
  expect((await failureOf(reader.ready())).message).toMatch(/is empty/);
  const [id = ""] = await seed(1);
  await deliver();
  await reader.ready();
  expect(await reader.get("unknown_tenant")).toMatchObject({ tenant: null, source: "redis" });
  expect((await reader.get(id)).tenant?.status).toBe("active");
});

test("what open refuses, and what only ready tells", async () => {
  const bad = [
    {},
    { redisUrl: "http://host" },
    { databaseUrl: "mysql://host/db" },
    { databaseUrl: "mysql://h", redisUrl: registry().server.url },
  ];
  for (const options of bad) expect((await failureOf(TenantReader.open(options))).code).toBe("usage");
  const reader = await TenantReader.open({
    databaseUrl: "postgres://u:pa55@127.0.0.1:1/db",
    redisUrl: "redis://127.0.0.1:1",
  });
  opened.push(reader);
  const failure = await failureOf(reader.ready());
  expect(failure.code).toBe("unavailable");
  expect(failure.message).not.toContain("pa55");
});

test("an answer says which Git commit the document came with, on whichever way it came", async () => {
  const [id = "", other = ""] = await seed(2);
  const { db, deliver } = registry();
  const commit = "9f2c1b7a".repeat(5);
  await db.query("update tenantry.tenants set source_commit = $2 where tenant_id = $1", [id, commit]);
  await deliver();
  const reader = await openReader();
  expect(await reader.get(id)).toMatchObject({ source: "redis", commit });
  expect(reader.peek(id)).toMatchObject({ source: "memory", commit });
  expect((await reader.get(other)).commit).toBe("c".repeat(40));
  const alone = await TenantReader.open({ databaseUrl: registry().database.urlAs("tenantry_reader") });
  opened.push(alone);
  expect(await alone.get(id)).toMatchObject({ source: "postgres", commit });
});
