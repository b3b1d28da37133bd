/** Services that read say that they have applied an emergency, and nobody fails because one does not. */
import { expect, onTestFinished, test } from "vitest";
import { holdField, kill } from "../../../src/pipeline/hold-field.ts";
import { resume } from "../../../src/pipeline/resume.ts";
import { suspend } from "../../../src/pipeline/suspend.ts";
import { TenantReader } from "../../../src/reader/index.ts";
import type { HeldWorkspace } from "../../support/held-workspace.ts";
import { heldWorkspace } from "../../support/held-workspace.ts";
import { proxyTo } from "../../support/proxy.ts";
import { startRedis } from "../../support/redis.ts";

async function prepare(): Promise<{ registry: HeldWorkspace; url: string }> {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  const registry = await heldWorkspace();
  await registry.sync({ asked: "redis", redisUrl: redis.url });
  return { registry, url: redis.url };
}

const commandOn = ({ root, database }: HeldWorkspace, redisUrl: string) => ({
  root,
  databaseUrl: database.urlAs("tenantry_emergency"),
  environment: "test",
  asked: "redis" as const,
  redisUrl,
  actor: "olga",
  reason: "incident",
  now: "2026-11-23T09:00:00Z",
  tenantId: "acme",
});

async function openReader(redisUrl: string): Promise<TenantReader> {
  const reader = await TenantReader.open({ redisUrl });
  onTestFinished(() => reader.close());
  await reader.ready();
  return reader;
}

test("every emergency is acknowledged by the readers that follow the stream, which serve it by then", async () => {
  const { registry, url } = await prepare();
  const command = commandOn(registry, url);
  expect(await suspend(command)).toMatchObject({ readers: { applied: 0, missing: [] } });
  await resume(command);
  const reader = await openReader(url);
  await reader.get("acme");
  const held = await holdField({ ...command, field: "limits.max_users", value: 5 });
  // A reader that has not reported yet is not waited for; the next emergency finds it.
  expect(held.delivery).toMatchObject({ state: "delivered" });
  await expect
    .poll(async () => (await kill({ ...command, flag: "fast_path" })).readers, { timeout: 15_000 })
    .toEqual({ applied: 1, missing: [] });
  const stopped = await suspend(command);
  expect(stopped).toMatchObject({ readers: { applied: 1, missing: [] } });
  expect(stopped.effective.readers_ms).toBeGreaterThan(stopped.effective.cache_ms ?? Infinity);
  const { tenant } = await reader.get("acme");
  expect(tenant).toMatchObject({ status: "suspended", limits: { max_users: 5 }, flags: { new_ui: true } });
}, 30_000);

test("a reader that hears nothing is named after two seconds, and the emergency has succeeded", async () => {
  const { registry, url } = await prepare();
  const wire = await proxyTo(url);
  onTestFinished(() => wire.close());
  await openReader(wire.url);
  const command = commandOn(registry, url);
  await expect
    .poll(async () => (await kill({ ...command, flag: "fast_path" })).readers?.applied, { timeout: 15_000 })
    .toBe(1);
  wire.inflict({ kind: "blackhole" });
  const stopped = await suspend(command);
  expect(stopped).toMatchObject({ status: "suspended", delivery: { state: "delivered" }, readers: { applied: 0 } });
  expect(stopped.readers?.missing).toHaveLength(1);
}, 30_000);
