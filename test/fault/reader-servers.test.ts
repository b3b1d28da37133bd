/** What a reader answers while a real server is gone, and how old it says that is. */
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { NOBODY, NO_POSTGRES, NO_REDIS, suffer } from "../chaos/outages.ts";
import { type Servers, type Stage, openStage, startServers } from "../chaos/stage.ts";
import { setTenantStatus } from "../../src/registry/queries/set-tenant-status.ts";
import { deliverPending } from "../../src/pipeline/deliver.ts";
import { type ReaderOptions, TenantReader } from "../../src/reader/index.ts";
import { failureOf } from "../support/failure.ts";
import { startSentinels } from "../support/sentinel.ts";

const PATIENT = { timeout: 30_000, interval: 50 };
let servers: Servers;
beforeAll(async () => {
  servers = await startServers();
});
afterAll(() => Promise.all([servers.postgres.stop(), servers.redis.stop()]));

/** A reader that has `acme` in memory, active, followed on the stream. */
async function openStageWithReader(options: Partial<ReaderOptions> = {}) {
  const stage = await openStage(servers);
  await deliver(stage);
  const { "both.postgres": postgres, "both.redis": redis } = stage.wires;
  const reader = await TenantReader.open({ databaseUrl: postgres.url, redisUrl: redis.url, ...options });
  onTestFinished(() => reader.close());
  await reader.ready();
  expect(await reader.get("acme")).toMatchObject({ source: "redis", stale: false, tenant: { status: "active" } });
  return { stage, reader };
}

const deliver = ({ db, redis }: Stage) => deliverPending({ db, redisUrl: redis.url });
const suspend = ({ db }: Stage, id: string) => setTenantStatus(db, id, "suspended", { reason: "unpaid" });
const statusOf = (reader: TenantReader, id: string) =>
  reader.get(id).then(
    ({ tenant, stale }) => ({ status: tenant?.status, stale }),
    () => "refused",
  );
const SUSPENDED = { status: "suspended", stale: false };

test.each(NO_REDIS)("$name: PostgreSQL answers with what is committed, and nothing is stale", async (outage) => {
  const { stage, reader } = await openStageWithReader();
  const { end } = await suffer(outage, stage);
  await suspend(stage, "acme");
  await expect.poll(() => statusOf(reader, "acme"), PATIENT).toEqual(SUSPENDED);
  expect(await reader.get("beta")).toMatchObject({ source: "postgres", stale: false });
  await end();
  await expect.poll(() => deliver(stage), PATIENT).toMatchObject({ state: "delivered" });
  await expect.poll(() => reader.get("coral"), PATIENT).toMatchObject({ source: "redis", stale: false });
  expect(await statusOf(reader, "acme")).toEqual(SUSPENDED);
});

test.each(NO_POSTGRES)("$name: Redis answers with what was delivered, and proves nobody's absence", async (outage) => {
  const { stage, reader } = await openStageWithReader();
  await suspend(stage, "acme");
  await deliver(stage);
  const { end } = await suffer(outage, stage);
  await expect.poll(() => statusOf(reader, "acme"), PATIENT).toEqual(SUSPENDED);
  expect(await reader.get("beta")).toMatchObject({ source: "redis", stale: false });
  expect((await failureOf(reader.get("nobody"))).code).toBe("unavailable");
  expect(await statusOf(reader, "acme")).toEqual(SUSPENDED);
  await end();
  await expect.poll(() => reader.get("nobody").catch(String), PATIENT).toMatchObject({ tenant: null, stale: false });
});

test.each(NOBODY)(
  "$name: the last answer, as old as it is, then a refusal; a suspension stays one",
  async ({ maxStaleMs, ...outage }) => {
    const { stage, reader } = await openStageWithReader({ maxStaleMs });
    await suspend(stage, "acme");
    await deliver(stage);
    await expect.poll(() => statusOf(reader, "acme"), PATIENT).toEqual(SUSPENDED);
    const { end } = await suffer(outage, stage);
    const goneAt = performance.now();
    const stale: { readonly currentAt: number; readonly age_ms: number; readonly status: string | undefined }[] = [];
    const ask = async () => {
      const askedAt = performance.now(); // not when the answer is looked at: this process may stand still in between
      const { tenant, age_ms, ...answer } = await reader.get("acme");
      if (answer.stale) stale.push({ currentAt: askedAt - age_ms, age_ms, status: tenant?.status });
      return answer;
    };
    await expect.poll(ask, PATIENT).toMatchObject({ stale: true, source: "memory", config_version: 2 });
    expect((await failureOf(reader.get("beta"))).code).toBe("unavailable"); // it was never read
    await expect.poll(() => ask().catch(() => "refused"), PATIENT).toBe("refused");
    expect(stale.filter(({ status }) => status !== "suspended")).toEqual([]);
    expect(stale.filter(({ age_ms, currentAt }) => age_ms > maxStaleMs || currentAt > goneAt)).toEqual([]);
    await end();
    await expect.poll(() => statusOf(reader, "acme"), PATIENT).toEqual(SUSPENDED);
  },
);

test("the primary is lost: PostgreSQL answers until its replica has been written anew", async () => {
  const stage = await openStage(servers);
  const group = await startSentinels();
  const deliverThere = () => deliverPending({ db: stage.db, redisUrl: group.url });
  expect(await deliverThere()).toMatchObject({ state: "delivered" });
  const reader = await TenantReader.open({ databaseUrl: stage.wires["both.postgres"].url, redisUrl: group.url });
  onTestFinished(() => reader.close());
  await reader.ready();
  expect(await reader.get("acme")).toMatchObject({ source: "redis", tenant: { status: "active" } });
  await group.primary.kill();
  await suspend(stage, "acme");
  await expect.poll(() => statusOf(reader, "acme"), PATIENT).toEqual(SUSPENDED);
  await expect.poll(deliverThere, PATIENT).toMatchObject({ state: "delivered" });
  await expect.poll(() => reader.get("beta"), PATIENT).toMatchObject({ source: "redis", stale: false });
  expect(await statusOf(reader, "acme")).toEqual(SUSPENDED);
});
