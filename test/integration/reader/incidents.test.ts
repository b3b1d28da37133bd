/** Four things that went wrong in services that cached tenants in their own way. */
import { expect, test } from "vitest";
import { TenantSuspendedError } from "../../../src/reader/index.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { openCuttable, openReader } from "../../support/readers.ts";

const PATIENT = { timeout: 20_000 };
const { registry, seed } = useCachedRegistry();

async function setLimit(id: string, users: number): Promise<void> {
  const limits = { max_users: users };
  await registry().db.query("update tenantry.tenants set limits = $2 where tenant_id = $1", [id, limits]);
}

test("suspended tenant still served", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus } = registry();
  await deliver();
  const { reader, postgres, redis } = await openCuttable(registry());
  await reader.ready();
  expect((await reader.assertActive(id)).status).toBe("active");
  await setStatus(id, "suspended");
  await deliver();
  const verdict = () =>
    reader.assertActive(id).then(
      () => "served",
      (error: unknown) => (error instanceof TenantSuspendedError ? "suspended" : "refused"),
    );
  await expect.poll(verdict, PATIENT).toBe("suspended");
  postgres.cut();
  redis.cut();
  await expect.poll(async () => (await reader.get(id)).stale, PATIENT).toBe(true);
  expect(await verdict()).toBe("suspended");
});

test("stale limit raises a false alert", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const reader = await openReader(registry());
  await reader.ready();
  await reader.get(id);
  await setLimit(id, 500); // raised, and not delivered yet
  expect(await reader.checkQuota(id, "max_users", 150)).toMatchObject({ over: false, limit: 200, confirmed: false });
  expect(await reader.checkQuota(id, "max_users", 300)).toMatchObject({ over: false, limit: 500, confirmed: true });
  expect(await reader.checkQuota(id, "max_users", 600)).toMatchObject({ over: true, limit: 500, confirmed: true });
  expect((await reader.get(id)).tenant?.limits).toEqual({ max_users: 500 }); // nobody goes back to 200
});

test("database outage", async () => {
  const [id = "", other = ""] = await seed(2);
  await registry().deliver();
  const { reader, postgres, redis } = await openCuttable(registry());
  const told: string[] = [];
  reader.on("stale", ({ tenant_id }) => told.push(`stale ${tenant_id}`));
  reader.on("recovered", ({ tenant_id }) => told.push(`recovered ${tenant_id}`));
  reader.on("refused", ({ tenant_id }) => told.push(`refused ${tenant_id}`));
  await reader.ready();
  await reader.get(id);
  postgres.cut();
  expect(await reader.get(other)).toMatchObject({ source: "redis", stale: false }); // one of the two is enough
  redis.cut();
  await expect.poll(() => reader.get(id), PATIENT).toMatchObject({ stale: true, tenant: { tenant_id: id } });
  expect(reader.metrics()).toMatchObject({ stream_live: 0 });
  expect(reader.metrics().answers_stale_total).toBeGreaterThan(0);
  await expect(reader.get("nobody_yet")).rejects.toMatchObject({ code: "unavailable" });
  await Promise.all([postgres.mend(), redis.mend()]);
  await expect.poll(() => reader.get(id), PATIENT).toMatchObject({ stale: false });
  expect(told.filter((line) => line.endsWith(id))).toEqual([`stale ${id}`, `recovered ${id}`]);
  expect(told).toContain("refused nobody_yet");
  expect(reader.metrics().staleness_ms).toBe(0);
});

test("missing invalidation after a tier change", async () => {
  const [id = ""] = await seed(1);
  const { deliver, db } = registry();
  await deliver();
  const reader = await openReader(registry());
  await reader.ready();
  await reader.get(id);
  const changed = new Promise<number>((resolve) =>
    reader.on("change", ({ tenant_id, config_version }) => {
      if (tenant_id === id) resolve(config_version);
    }),
  );
  const change = "update tenantry.tenants set tier = 'silver', limits = $2 where tenant_id = $1";
  await db.query(change, [id, { max_users: 20 }]);
  await deliver();
  expect(await changed).toBe(2); // it was loaded before anybody asked
  expect(reader.limits(id)).toEqual({ max_users: 20 });
  expect(reader.peek(id)).toMatchObject({ stale: false, tenant: { tier: "silver" } });
  expect(reader.metrics().announcements_total).toBeGreaterThan(0);
});
