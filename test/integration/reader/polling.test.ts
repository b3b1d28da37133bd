/** Where nobody pushes changes, PostgreSQL is asked for one number, and not for each tenant. */
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { TenantReader } from "../../../src/reader/index.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { openReader } from "../../support/readers.ts";

const PATIENT = { timeout: 20_000 };
const { registry, seed } = useCachedRegistry();

async function openAlone(): Promise<TenantReader> {
  const reader = await TenantReader.open({ databaseUrl: registry().database.urlAs("tenantry_reader") });
  onTestFinished(() => reader.close());
  return reader;
}
const readAll = (reader: TenantReader, ids: readonly string[]) => Promise.all(ids.map((id) => reader.get(id)));

/** Until what was read before the first question has been read again, and PostgreSQL confirms it. */
async function settle(reader: TenantReader, ids: readonly string[]): Promise<void> {
  await expect.poll(() => reader.metrics().polls_total, PATIENT).toBeGreaterThan(1);
  await wait(600);
  await readAll(reader, ids);
}

test("tenants that are read all the time cost no query each as long as nothing changes", async () => {
  const ids = await seed(20);
  const reader = await openAlone();
  await readAll(reader, ids);
  await settle(reader, ids);
  const before = reader.metrics();
  for (let i = 0; i < 20; i++) {
    await readAll(reader, ids);
    await wait(100);
  }
  const after = reader.metrics();
  expect(after.answers_postgres_total).toBe(before.answers_postgres_total);
  expect(after.answers_memory_total - before.answers_memory_total).toBe(400);
});

test("a change is found by its tenant alone: the others are not read again", async () => {
  const ids = await seed(10);
  const [id = ""] = ids;
  const reader = await openAlone();
  await readAll(reader, ids);
  await settle(reader, ids);
  const changes: string[] = [];
  reader.on("change", ({ tenant_id }) => changes.push(tenant_id));
  const before = reader.metrics().answers_postgres_total;
  await registry().setStatus(id, "suspended");
  await expect.poll(async () => (await reader.get(id)).tenant?.status, PATIENT).toBe("suspended");
  await readAll(reader, ids);
  expect(reader.metrics().answers_postgres_total - before).toBeLessThanOrEqual(1);
  expect(changes).toEqual([id]);
});

test("more changes than can be named are found as well", async () => {
  const ids = await seed(3);
  const reader = await openAlone();
  await readAll(reader, ids);
  await settle(reader, ids);
  await seed(1_001);
  await registry().setStatus(ids[2] ?? "", "suspended");
  await expect.poll(async () => (await reader.get(ids[2] ?? "")).tenant?.status, PATIENT).toBe("suspended");
});

test("nobody polls while changes are pushed, and it begins when Redis falls silent", async () => {
  const [id = ""] = await seed(1);
  const { deliver, redis } = registry();
  await deliver();
  const reader = await openReader(registry());
  await reader.ready();
  await reader.get(id);
  const before = reader.metrics().polls_total;
  await wait(1_200);
  expect(reader.metrics().polls_total).toBe(before);
  await redis.flushall(); // nothing vouches for its copies any more, so PostgreSQL answers
  onTestFinished(async () => {
    await deliver();
  });
  await expect
    .poll(async () => {
      await reader.get(id);
      return reader.metrics().polls_total;
    }, PATIENT)
    .toBeGreaterThan(before + 1);
});

test("a registry that an older version has migrated is read as before", async () => {
  const [id = ""] = await seed(1);
  const { db, setStatus } = registry();
  await db.query("alter function tenantry.last_change() rename to not_yet");
  onTestFinished(async () => {
    await db.query("alter function tenantry.not_yet() rename to last_change");
  });
  const reader = await openAlone();
  await reader.get(id);
  await expect.poll(() => reader.metrics().polls_total, PATIENT).toBeGreaterThan(1);
  await setStatus(id, "suspended");
  await expect.poll(async () => (await reader.get(id)).tenant?.status, PATIENT).toBe("suspended");
  expect(reader.metrics().postgres_failures_total).toBe(0);
});
