import { Redis } from "ioredis";
import { expect, test } from "vitest";
import type { CacheEvent } from "../../../src/cache/event.ts";
import { reaches } from "../../../src/cache/version.ts";
import { drainOutbox } from "../../../src/pipeline/drain.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { readDocuments } from "../../../src/registry/queries/read-documents.ts";
import { removeTenants } from "../../../src/registry/queries/remove-tenants.ts";
import { deliverOutbox } from "../../../src/sync/deliver-outbox.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";

const { registry, seed } = useCachedRegistry();

/** The ids that are not served as the registry has them. */
async function lagging(ids: readonly string[]): Promise<string[]> {
  const { db, cache } = registry();
  const stored = await readDocuments(db, ids);
  const wrong: string[] = [];
  for (const item of stored) {
    const { value, fence } = await cache.read(item.tenant_id);
    const same = JSON.stringify(value?.document) === JSON.stringify(item.document);
    if (!same || fence === undefined || !reaches(fence, item)) wrong.push(item.tenant_id);
  }
  return wrong;
}

test("every change is served, and a second delivery has nothing to do", async () => {
  const ids = await seed(1100);
  const { deliver, redis } = registry();
  expect(await deliver()).toMatchObject({ delivered: 1100, pending: 0 });
  expect(await lagging(ids)).toEqual([]);
  const entries = await redis.xlen("tenantry:updates");
  expect(await deliver()).toEqual({ delivered: 0, pending: 0, rebuilt: 0 });
  expect(await redis.xlen("tenantry:updates")).toBe(entries);
});

test("several changes of one tenant end in its last document", async () => {
  const [id = ""] = await seed(1);
  const { setStatus, deliver, cache } = registry();
  await setStatus(id, "suspended");
  await setStatus(id, "active");
  await setStatus(id, "suspended");
  expect(await deliver()).toMatchObject({ delivered: 4, pending: 0 });
  expect((await cache.read(id)).value).toMatchObject({ config_version: 4, document: { status: "suspended" } });
});

test("a removed tenant leaves a tombstone in value and backup, also when somebody deleted the row", async () => {
  const [removed = "", deleted = ""] = await seed(2);
  const { db, deliver, redis } = registry();
  await deliver();
  await removeTenants(db, [{ tenant_id: removed, base_version: 1, source_commit: null }]);
  await db.script("alter table tenantry.tenants disable trigger no_delete");
  await db.query("delete from tenantry.tenants where tenant_id = $1", [deleted]);
  await db.script("alter table tenantry.tenants enable always trigger no_delete");
  expect(await deliver()).toMatchObject({ delivered: 2, pending: 0 });
  for (const id of [removed, deleted]) {
    const tombstone = `{"epoch":1,"config_version":2,"tenant_id":"${id}","status":"archived","removed":true}`;
    expect(await redis.mget(`tenant:${id}`, `tenant:${id}:backup`)).toEqual([tombstone, tombstone]);
  }
});

test("a plain subscriber hears the documented messages", async () => {
  const [id = ""] = await seed(1);
  const { db, setStatus, deliver, server } = registry();
  await deliver();
  const subscriber = new Redis(server.url);
  const heard: unknown[] = [];
  subscriber.on("message", (_, message) => heard.push(JSON.parse(message)));
  await subscriber.subscribe("tenant_updates");
  await setStatus(id, "suspended");
  await setStatus(id, "active");
  await db.query("update tenantry.tenants set tier = 'silver' where tenant_id = $1", [id]);
  await deliver();
  await expect.poll(() => heard).toHaveLength(3);
  subscriber.disconnect();
  const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)$/) as unknown;
  expect(heard).toEqual([
    { tenant_id: id, action: "suspended", config_version: 2, timestamp },
    { tenant_id: id, action: "resumed", config_version: 3, timestamp },
    { tenant_id: id, action: "tier_downgraded", new_tier: "silver", config_version: 4, timestamp },
  ]);
});

test("several processes share the work: each row is delivered once, none is left", async () => {
  const ids = await seed(600);
  const { db, cache, redis } = registry();
  await deliverOutbox(db, cache); // fills Redis, so that what follows is about the rows alone
  await db.query(
    "update tenantry.tenants set status = 'suspended', suspension_reason = 'x' where tenant_id = any($1)",
    [ids],
  );
  const before = await redis.xlen("tenantry:updates");
  const results = await Promise.all(Array.from({ length: 4 }, () => deliverOutbox(db, cache, { limit: 25 })));
  expect(results.map(({ pending, error }) => ({ pending, error }))).toEqual(Array(4).fill({ pending: 0 }));
  expect(results.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(600);
  expect((await redis.xlen("tenantry:updates")) - before).toBe(600);
  expect(await lagging(ids)).toEqual([]);
});

test("a suspension does not queue behind a large sync", async () => {
  const ids = await seed(30);
  const { db, cache, deliver, setStatus } = registry();
  await deliver();
  await db.query("update tenantry.tenants set display_name = 'x' where tenant_id = any($1)", [ids]);
  await setStatus(ids[29] ?? "", "suspended");
  const announced: string[] = [];
  const watched = {
    ...cache,
    announce: async (events: readonly CacheEvent[]) => {
      announced.push(...events.map(({ action }) => action));
      await cache.announce(events);
    },
  };
  await deliverOutbox(db, watched, { limit: 10 });
  expect(announced).toEqual(["suspended", ...Array<string>(30).fill("updated")]);
});

test("a login with the rights of tenantry_sync can deliver", async () => {
  const ids = await seed(2);
  const { database, cache } = registry();
  const db = await openDatabase(database.urlAs("tenantry_sync"));
  expect(await deliverOutbox(db, cache)).toMatchObject({ delivered: 2, pending: 0 });
  await db.close();
  expect(await lagging(ids)).toEqual([]);
});

test("a login with the rights of an emergency delivers what was written until its hold ended, and leaves the rest", async () => {
  const [held = "", ended = "", other = ""] = await seed(3);
  const { database, db, cache, deliver, setStatus, server } = registry();
  await deliver();
  const hold = `insert into tenantry.holds (target_kind, target_id, field, value, reason, actor)
    values ('tenant', $1, 'status', '"suspended"', 'breach', 'oncall')`;
  for (const id of [held, ended]) await db.query(hold, [id]);
  await db.query("update tenantry.holds set state = 'lifted' where target_id = $1", [ended]);
  for (const id of [held, ended, other]) await setStatus(id, "suspended");
  const databaseUrl = database.urlAs("tenantry_emergency");
  const emergency = await openDatabase(databaseUrl);
  // Both holds as they opened, the end of the one, and what the other kept open.
  expect(await deliverOutbox(emergency, cache)).toEqual({ delivered: 4, pending: 0, others: 2, rebuilt: 0 });
  await emergency.close();
  const waiting = await db.query<{ tenant_id: string }>(
    "select tenant_id from tenantry.outbox where delivered_at is null order by id",
  );
  expect(waiting.rows.map(({ tenant_id }) => tenant_id)).toEqual([ended, other]);
  const signal = new AbortController().signal;
  const drained = await drainOutbox({ root: "/", databaseUrl, environment: "test", asked: "redis", redisUrl: server.url, signal }); // prettier-ignore
  expect(drained).toMatchObject({ state: "pending", delivered: 0, pending: 2, error: expect.stringContaining("tenantry_sync") as string }); // prettier-ignore
  expect(await deliver()).toMatchObject({ delivered: 2, pending: 0 });
  expect(await lagging([held, ended, other])).toEqual([]);
});
