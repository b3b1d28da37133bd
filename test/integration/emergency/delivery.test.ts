/** Sync and emergency through to Redis. */
import { Redis } from "ioredis";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCache } from "../../../src/cache/open.ts";
import { listHolds } from "../../../src/pipeline/holds.ts";
import { resume } from "../../../src/pipeline/resume.ts";
import type { SuspendCommand } from "../../../src/pipeline/suspend.ts";
import { suspend } from "../../../src/pipeline/suspend.ts";
import { startRedis, type TestServer } from "../../support/servers.ts";
import type { Workspace } from "../../support/workspace.ts";
import { newWorkspace } from "../../support/workspace.ts";

let redis: TestServer;
let workspace: Workspace;

beforeEach(async () => {
  redis = await startRedis();
  workspace = await newWorkspace();
  workspace.commit("first");
});
afterEach(() => redis.stop());

const sync = () => workspace.sync({ asked: "redis", redisUrl: redis.url });
const command = (settings: Partial<SuspendCommand> = {}): SuspendCommand => ({
  root: workspace.root,
  databaseUrl: workspace.database.urlAs("tenantry_emergency"),
  environment: "test",
  asked: "redis",
  redisUrl: redis.url,
  actor: "olga",
  tenantId: "acme",
  reason: "payment overdue",
  now: "2026-11-23T09:00:00Z",
  ...settings,
});

async function served(id: string): Promise<unknown> {
  const cache = await openCache(redis.url);
  const { value } = await cache.read(id);
  cache.close();
  return value && { version: value.config_version, status: value.document?.status };
}

async function waiting(): Promise<number | undefined> {
  const { rows } = await workspace.db.query<{ count: number }>(
    "select count(*) as count from tenantry.outbox where delivered_at is null",
  );
  return rows[0]?.count;
}

test("from files to Redis, and from a suspension to Redis, each read back", async () => {
  expect((await sync()).delivery).toEqual({ state: "delivered", delivered: 5 });
  expect(await served("acme")).toEqual({ version: 1, status: "active" });
  const stopped = await suspend(command());
  expect(stopped).toMatchObject({ status: "suspended", delivery: { state: "delivered", delivered: 1 } });
  const { database_ms, cache_ms } = stopped.effective;
  expect(cache_ms).toBeGreaterThan(database_ms);
  expect(await served("acme")).toEqual({ version: 2, status: "suspended" });
  const address = { databaseUrl: workspace.database.urlAs("tenantry_reader"), environment: "test" };
  expect(await listHolds(address)).toMatchObject([{ ...stopped.hold, actor_source: null }]);
  // The audit log knows more, and an auditor may read it; of a name that somebody else has written it knows nothing.
  const auditor = { ...address, databaseUrl: workspace.database.urlAs("tenantry_auditor") };
  expect(await listHolds(auditor)).toMatchObject([{ ...stopped.hold, actor_source: "flag" }]);
  await workspace.db.transaction(
    (tx) =>
      tx.query(`insert into tenantry.holds (target_kind, target_id, field, value, prior_value, reason, actor, state)
        values ('tenant', 'beta', 'region', '"eu"', '"us"', 'forged', 'ann@gcc.example', 'lifted')`),
    { context: { actor: "mallory", actor_source: "api" } },
  );
  const all = await listHolds(auditor, true);
  expect(all.map(({ actor, actor_source }) => [actor, actor_source])).toEqual([
    [stopped.hold.actor, "flag"],
    ["ann@gcc.example", null],
  ]);
  await resume(command({ reason: "paid" }));
  expect(await served("acme")).toEqual({ version: 3, status: "active" });
  expect(await listHolds(address)).toEqual([]);
  expect(await listHolds(address, true)).toMatchObject([{ state: "lifted" }, { reason: "forged" }]);
});

test("a suspension goes ahead of what waits in the outbox", async () => {
  await sync();
  const beta = "update tenantry.tenants set labels = '{\"a\": \"b\"}' where tenant_id = 'beta'";
  await workspace.db.script(beta);
  // Somebody who delivers an older row and does not come to an end: the outbox cannot be drained.
  await workspace.db.transaction(async (tx) => {
    await tx.query("select from tenantry.outbox for update");
    const stopped = await suspend(command({ databaseUrl: workspace.database.url }));
    expect(stopped).toMatchObject({
      effective: { cache_ms: expect.any(Number) as number },
      delivery: { state: "pending" },
    });
    expect(await served("acme")).toEqual({ version: 2, status: "suspended" });
  });
});

test("a suspension that Redis has taken, but does not serve, is not told as being in the cache", async () => {
  await sync();
  const other = new Redis(redis.url);
  // Damaged, and newer by its first bytes: no publish replaces it, and no reader can read it.
  await other.set("tenant:acme:backup", '{"epoch":1,"config_version":99,"document":');
  const stopped = await suspend(command());
  expect(stopped).toMatchObject({ status: "suspended", effective: { cache_ms: null } });
  expect(stopped.delivery).toMatchObject({ state: "pending", error: expect.stringContaining("read-back") as string });
  await other.del("tenant:acme:backup");
  other.disconnect();
  expect((await suspend(command())).effective.cache_ms).not.toBeNull();
});

test("an emergency's own login delivers its own, whatever else waits", async () => {
  await sync();
  await workspace.db.script("update tenantry.tenants set labels = '{\"a\": \"b\"}' where tenant_id = 'beta'");
  expect((await suspend(command())).delivery).toEqual({ state: "delivered", delivered: 1, others: 1 });
  expect((await resume(command())).delivery).toEqual({ state: "delivered", delivered: 1, others: 1 });
  expect(await served("acme")).toEqual({ version: 3, status: "active" });
  expect(await waiting()).toBe(1);
  expect((await sync()).delivery).toEqual({ state: "delivered", delivered: 2 });
});

test("with Redis down a sync and a suspension are committed, and their delivery is pending", async () => {
  await redis.kill();
  expect(await sync()).toMatchObject({ applied: { created: 5 }, delivery: { state: "pending", pending: 5 } });
  const stopped = await suspend(command());
  expect(stopped).toMatchObject({ status: "suspended", effective: { cache_ms: null } });
  expect(stopped.delivery).toMatchObject({ state: "pending", pending: 6 });
  await redis.start();
  expect(await sync()).toMatchObject({ applied: null, delivery: { state: "delivered", delivered: 6 } });
  expect(await served("acme")).toEqual({ version: 2, status: "suspended" });
  expect(await waiting()).toBe(0);
});

test("a registry that fails once it has committed leaves the delivery pending; with nothing committed it is an error", async () => {
  await workspace.db.script(
    `create function full_disk() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
     create trigger aaa before update on tenantry.outbox for each row execute function full_disk()`,
  );
  const pending = { state: "pending", error: expect.stringContaining("no disk space left") as string };
  expect(await sync()).toMatchObject({ applied: { created: 5 }, delivery: { ...pending, pending: 5 } });
  expect(await suspend(command())).toMatchObject({ status: "suspended", delivery: pending });
  await expect(sync()).rejects.toMatchObject({ code: "unavailable" });
});

test("a suspension does not wait for a setting: without a Redis URL it is committed and pending", async () => {
  await workspace.sync();
  const stopped = await suspend(command({ redisUrl: undefined }));
  expect(stopped).toMatchObject({
    status: "suspended",
    delivery: { state: "pending", error: expect.stringContaining("TENANTRY_REDIS_URL") as string },
  });
  expect(await suspend(command({ asked: "none" }))).toMatchObject({ already: true, delivery: { state: "none" } });
});

test("a sync that would not know where to deliver writes nothing", async () => {
  for (const redisUrl of [undefined, "http://example.org"])
    await expect(workspace.sync({ asked: "redis", redisUrl })).rejects.toMatchObject({ code: "usage" });
  const { rows } = await workspace.db.query("select revision from tenantry.registry_state");
  expect(rows).toEqual([{ revision: 0 }]);
});

test("another registry's Redis is left alone", async () => {
  await sync();
  const other = await newWorkspace();
  other.commit("first");
  await other.sync();
  await other.db.script("update tenantry.registry_state set registry_id = gen_random_uuid()");
  const stopped = await suspend(command({ databaseUrl: other.database.url }));
  expect(stopped).toMatchObject({ status: "suspended", effective: { cache_ms: null }, delivery: { state: "pending" } });
  expect(await served("acme")).toEqual({ version: 1, status: "active" });
});

test("a repository that git refuses does not hold up a suspension by somebody who is named", async () => {
  await workspace.sync();
  workspace.write(".git/config", "[core\n");
  expect(await suspend(command({ asked: "none" }))).toMatchObject({ status: "suspended", hold: { actor: "olga" } });
  await expect(suspend(command({ asked: "none", actor: undefined }))).rejects.toMatchObject({ code: "usage" });
});
