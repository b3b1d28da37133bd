import { join } from "node:path";
import { expect, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { sampleDocument } from "../../support/documents.ts";
import { failureOf } from "../../support/failure.ts";
import { openCuttable } from "../../support/readers.ts";
import { newTemporaryFolder } from "../../support/registries.ts";

const PATIENT = { timeout: 20_000 };
const { registry, seed } = useCachedRegistry();
const safeDefaults = sampleDocument("any", { limits: { max_users: 1 } });

test("the last answer of this process, marked, with its age, until it is too old; then a refusal that says why", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const { reader, postgres, redis } = await openCuttable(registry(), { maxStaleMs: 3_000 });
  await reader.ready();
  await reader.get(id);
  postgres.cut();
  redis.cut();
  const answer = () => reader.get(id).catch(() => undefined);
  await expect.poll(answer, PATIENT).toMatchObject({ stale: true, source: "memory", tenant: { status: "active" } });
  await expect.poll(answer, PATIENT).toBeUndefined();
  expect((await failureOf(reader.get(id))).message).toMatch(/was last confirmed 0 minutes ago, too long ago/);
  await Promise.all([postgres.mend(), redis.mend()]);
  await expect.poll(answer, PATIENT).toMatchObject({ stale: false });
});

test("a Redis that nobody vouches for: its value, else its backup, marked as stale, when PostgreSQL is gone", async () => {
  const [id = "", lost = ""] = await seed(2);
  const { deliver, redis } = registry();
  await deliver();
  const marker = (await redis.get("tenantry:registry")) ?? "";
  await redis.set("tenantry:registry", marker.replace(/"run_id":"[^"]*"/, '"run_id":"before"'));
  await redis.del(`tenant:${lost}`);
  const { reader, postgres } = await openCuttable(registry());
  await reader.ready();
  postgres.cut();
  expect(await reader.get(id)).toMatchObject({ source: "redis", stale: true, tenant: { tenant_id: id } });
  expect(await reader.get(lost)).toMatchObject({ source: "backup", stale: true, tenant: { tenant_id: lost } });
  expect(reader.limits(lost)).toEqual({ max_users: 200, storage_quota_gb: "unlimited" });
});

test("a backup below the fence is not answered", async () => {
  const [id = ""] = await seed(1);
  const { deliver, redis } = registry();
  await deliver();
  await redis.set(`tenant:${id}:fence`, "1:2");
  const { reader, postgres } = await openCuttable(registry());
  await reader.ready();
  postgres.cut();
  expect((await failureOf(reader.get(id))).code).toBe("unavailable");
});

test("a reader that has seen a suspension does not answer active again, whatever copies say", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus, redis } = registry();
  await deliver();
  const keys = [`tenant:${id}`, `tenant:${id}:backup`, `tenant:${id}:fence`];
  const old = await redis.mget(...keys);
  await setStatus(id, "suspended");
  await deliver();
  const { reader, postgres } = await openCuttable(registry(), { safeDefaults });
  await reader.ready();
  expect((await reader.get(id)).tenant?.status).toBe("suspended");
  postgres.cut();
  for (const [index, key] of keys.entries()) await redis.set(key, old[index] ?? "");
  await redis.xtrim("tenantry:updates", "MAXLEN", 0);
  await redis.del("tenantry:updates"); // a Redis that went back: its stream too
  const seen = new Set<string | undefined>();
  await expect
    .poll(async () => {
      const answer = await reader.get(id);
      seen.add(answer.tenant?.status);
      return answer.stale;
    }, PATIENT)
    .toBe(true);
  expect([...seen]).toEqual(["suspended"]);
});

test("safe defaults stand in for whom nobody knows, and never for a tenant that is known as suspended", async () => {
  const [active = "", suspended = "", unknown = ""] = await seed(3);
  const { deliver, setStatus } = registry();
  await setStatus(suspended, "suspended");
  await deliver();
  const { reader, postgres, redis } = await openCuttable(registry(), { safeDefaults, maxStaleMs: 0 });
  await reader.ready();
  for (const id of [active, suspended]) await reader.get(id);
  postgres.cut();
  redis.cut();
  const source = (id: string) => reader.get(id).then((answer) => answer.source);
  await expect.poll(() => source(active), PATIENT).toBe("default");
  expect(await reader.get(unknown)).toMatchObject({
    stale: true,
    source: "default",
    tenant: { tenant_id: unknown, status: "active", limits: { max_users: 1 } },
  });
  await expect.poll(() => reader.get(suspended).then(String, () => "refused"), PATIENT).toBe("refused");
});

test("without safe defaults there is no answer for whom nobody knows", async () => {
  const [id = ""] = await seed(1);
  const { reader, postgres, redis } = await openCuttable(registry());
  postgres.cut();
  redis.cut();
  expect((await failureOf(reader.get(id))).code).toBe("unavailable");
});

test("ready() says no when it could answer yesterday and cannot now", async () => {
  await registry().deliver();
  const { reader, postgres, redis } = await openCuttable(registry());
  await reader.ready();
  postgres.cut();
  redis.cut();
  await expect.poll(() => reader.ready().then(() => "ready", () => "not ready"), PATIENT).toBe("not ready"); // prettier-ignore
  await postgres.mend();
  await expect.poll(() => reader.ready().then(() => "ready", () => "not ready"), PATIENT).toBe("ready"); // prettier-ignore
});

test("a Redis of another registry is no reason to be ready", async () => {
  const { deliver, redis } = registry();
  await seed(1);
  await deliver();
  const text = (await redis.get("tenantry:registry")) ?? "";
  await redis.set("tenantry:registry", text.replace(/"registry_id":"[^"]*"/, '"registry_id":"another"'));
  const { reader, postgres } = await openCuttable(registry(), { redisUrl: registry().server.url });
  await reader.ready();
  postgres.cut();
  await expect.poll(() => reader.ready().then(() => "ready", () => "not ready"), PATIENT).toBe("not ready"); // prettier-ignore
});

test("safe defaults are not for a tenant that was suspended in an epoch that has ended", async () => {
  const [id = ""] = await seed(1);
  const { deliver, setStatus, redis } = registry();
  await setStatus(id, "suspended");
  await deliver();
  const path = join(newTemporaryFolder(), "tenants.snapshot");
  const before = await openCuttable(registry(), { snapshot: { path } });
  await before.reader.get(id);
  await before.reader.close();
  const { reader, postgres, redis: wire } = await openCuttable(registry(), { snapshot: { path }, safeDefaults });
  await reader.ready();
  const { registry_id } = JSON.parse((await redis.get("tenantry:registry")) ?? "") as { registry_id: string };
  const before_gaps = reader.metrics().announcements_total;
  await redis.xadd("tenantry:updates", "*", "action", "rebuilt", "registry_id", registry_id, "epoch", "2");
  await expect.poll(() => reader.metrics().announcements_total, PATIENT).toBeGreaterThan(before_gaps);
  postgres.cut();
  wire.cut();
  expect((await failureOf(reader.get(id))).code).toBe("unavailable");
});
