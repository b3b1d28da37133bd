import { expect, test } from "vitest";
import { readInfo } from "../../../src/registry/queries/read-info.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { failureOf } from "../../support/failure.ts";
import { openCuttable, openReader } from "../../support/readers.ts";

const PATIENT = { timeout: 20_000 };
const { registry, seed } = useCachedRegistry();

test("what get() has loaded is read without waiting", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const reader = await openReader(registry());
  await reader.ready();
  expect([reader.peek(id), reader.limits(id), reader.feature(id, "premium_storage")]).toEqual([
    undefined,
    undefined,
    false,
  ]);
  await reader.get(id);
  expect(reader.peek(id)).toMatchObject({ source: "memory", stale: false, tenant: { tenant_id: id } });
  expect(reader.limits(id)).toEqual({ max_users: 200, storage_quota_gb: "unlimited" });
  expect([reader.feature(id, "premium_storage"), reader.feature(id, "support_chat")]).toEqual([true, false]);
  expect([reader.flag(id, "new_chunking"), reader.flag(id, "gone")]).toEqual([true, false]);
  const on = Array.from({ length: 100 }, (_, user) => reader.flag(id, "new_ranking", { userId: `u${user}` }));
  expect(new Set(on)).toEqual(new Set([true, false]));
});

test("a change that is announced reaches who never waits, and no flag blinks on the way", async () => {
  const [id = ""] = await seed(1);
  const { deliver, db } = registry();
  await deliver();
  const reader = await openReader(registry());
  await reader.ready();
  await reader.get(id);
  let blinks = 0;
  let watching = true;
  const watch = () => {
    if (!reader.flag(id, "new_chunking") || reader.limits(id) === undefined) blinks += 1;
    if (watching) setImmediate(watch);
  };
  watch();
  for (const users of [300, 400, 500]) {
    await db.query(
      "update tenantry.tenants set limits = jsonb_build_object('max_users', $2::int) where tenant_id = $1",
      [id, users],
    );
    await deliver();
    await expect.poll(() => reader.limits(id)?.["max_users"], PATIENT).toBe(users);
  }
  watching = false;
  expect(blinks).toBe(0);
});

test("in an outage what is in memory stays readable, marked, and no longer than maxStaleMs", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const maxStaleMs = 3_000;
  const { reader, postgres, redis } = await openCuttable(registry(), { maxStaleMs });
  await reader.ready();
  await reader.get(id);
  postgres.cut();
  redis.cut();
  await expect.poll(() => reader.peek(id), PATIENT).toMatchObject({ stale: true, tenant: { tenant_id: id } });
  expect(reader.flag(id, "new_chunking")).toBe(true);
  await expect.poll(() => reader.peek(id), PATIENT).toBeUndefined();
  expect([reader.limits(id), reader.flag(id, "new_chunking")]).toEqual([undefined, false]);
});

test("peek never answers below what was announced, also when nobody can be asked for it", async () => {
  const [id = ""] = await seed(1);
  const { deliver, db, cache } = registry();
  await deliver();
  const { reader, postgres } = await openCuttable(registry());
  await reader.ready();
  await reader.get(id);
  const registryId = (await readInfo(db))?.registry_id ?? "";
  postgres.cut();
  const event = { registry_id: registryId, tenant_id: id, epoch: 1, config_version: 2, new_tier: null };
  await cache.announce([{ ...event, action: "suspended", timestamp: "2026-11-23T10:00:00Z" }]);
  await expect.poll(() => reader.peek(id), PATIENT).toBeUndefined();
  expect((await failureOf(reader.get(id))).code).toBe("unavailable");
});
