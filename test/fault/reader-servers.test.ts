/** What a reader answers while a real server is gone, and how old it says that is. */
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
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

interface Outage {
  readonly name: string;
  begin(stage: Stage): unknown;
  end(stage: Stage): unknown;
}

const silence = { kind: "blackhole" } as const;
const NO_REDIS: readonly Outage[] = [
  { name: "Redis is killed", begin: ({ redis }) => redis.kill(), end: ({ redis }) => redis.start() },
  { name: "Redis is stopped", begin: ({ redis }) => redis.pause(), end: ({ redis }) => redis.resume() },
  {
    name: "the wire to Redis swallows everything",
    begin: ({ wires }) => wires["both.redis"].inflict(silence),
    end: ({ wires }) => wires["both.redis"].heal(),
  },
  { name: "Redis is flushed", begin: ({ client }) => client.flushall(), end: () => undefined },
];
const NO_POSTGRES: readonly Outage[] = [
  { name: "PostgreSQL is killed", begin: (stage) => stage.killPostgres(), end: (stage) => stage.revivePostgres() },
  {
    name: "PostgreSQL is stopped",
    begin: ({ postgres }) => postgres.pause(),
    end: ({ postgres }) => postgres.resume(),
  },
  {
    name: "the wire to PostgreSQL swallows everything",
    begin: ({ wires }) => wires["both.postgres"].inflict(silence),
    end: ({ wires }) => wires["both.postgres"].heal(),
  },
];
const both = (name: string, redis: number, postgres: number, maxStaleMs: number) => ({
  name,
  maxStaleMs,
  begin: (stage: Stage) => Promise.all([NO_REDIS[redis]?.begin(stage), NO_POSTGRES[postgres]?.begin(stage)]),
  end: (stage: Stage) => Promise.all([NO_REDIS[redis]?.end(stage), NO_POSTGRES[postgres]?.end(stage)]),
});
/** Where nobody even refuses, look-ups take most of the time for which copies are answered. */
const NOBODY = [
  both("both are killed", 0, 0, 4_000),
  both("both are stopped", 1, 1, 15_000),
  both("both wires swallow everything", 2, 2, 15_000),
];

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
/** Begins it, and sees to it that it does not outlive its test. */
async function suffer(outage: Outage, stage: Stage): Promise<{ readonly end: () => Promise<void> }> {
  let over = false;
  const end = async () => {
    if (!over) await outage.end(stage);
    over = true;
  };
  onTestFinished(end);
  await outage.begin(stage);
  return { end };
}
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
      const { tenant, age_ms, ...answer } = await reader.get("acme");
      if (answer.stale) stale.push({ currentAt: performance.now() - age_ms, age_ms, status: tenant?.status });
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
