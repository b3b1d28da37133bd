import { expect, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";

const { registry } = useCachedRegistry();

const state = (epoch: number, revision: number, registry_id = "one") => ({
  epoch,
  revision,
  registry_id,
  commit: null,
});

test("of two deliveries that end at once the later state stays, whoever comes last", async () => {
  const { cache, redis } = registry();
  const stored = async () => JSON.parse((await redis.get("tenantry:applied")) ?? "null") as unknown;
  await cache.recordApplied(state(1, 6));
  await cache.recordApplied(state(1, 5));
  expect(await stored()).toEqual(state(1, 6));
  await cache.recordApplied(state(2, 1)); // a restored registry counts on from lower revisions
  await cache.recordApplied(state(1, 9));
  expect(await stored()).toEqual(state(2, 1));
  await cache.recordApplied(state(1, 1, "another"));
  expect(await stored()).toEqual(state(1, 1, "another"));
});

test("what is no report is passed over", async () => {
  const { cache, redis } = registry();
  const report = { ...state(1, 6), instance: "api-1", reported_at: "2026-11-23T10:00:00.000Z" };
  await redis.mset("tenantry:reader:a", "{", "tenantry:reader:b", "7", "tenantry:reader:c", JSON.stringify(report));
  expect(await cache.listReaders()).toEqual([report]);
});
