/** What a tenant is read for decides how old an answer may be where nobody reports changes. */
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { TenantReader } from "../../../src/reader/index.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { openCuttable } from "../../support/readers.ts";

const { registry, seed } = useCachedRegistry();

test("a name is answered on from memory where the status is asked for again", async () => {
  const [id = ""] = await seed(1);
  const { reader } = await openCuttable(registry());
  await reader.get(id);
  await wait(600); // what was read before anybody was asked what changes is not confirmed
  const before = reader.metrics().answers_postgres_total;
  expect(await reader.get(id, { kind: "standard" })).toMatchObject({ source: "memory" });
  expect(await reader.get(id, { kind: "static" })).toMatchObject({ source: "memory" });
  expect(reader.metrics().answers_postgres_total).toBe(before);
  expect(await reader.get(id)).toMatchObject({ source: "postgres" });
});

test("no kind is answered with a version below one that this process has heard of", async () => {
  const [id = ""] = await seed(1);
  const { setStatus, database } = registry();
  const reader = await TenantReader.open({ databaseUrl: database.urlAs("tenantry_reader") });
  onTestFinished(() => reader.close());
  await reader.get(id);
  await setStatus(id, "suspended");
  await expect.poll(async () => (await reader.get(id)).tenant?.status).toBe("suspended");
  expect((await reader.get(id, { kind: "static" })).tenant?.status).toBe("suspended");
});

test("in an outage every kind says that nobody could be asked, and is refused after maxStaleMs", async () => {
  const [id = ""] = await seed(1);
  const { reader, postgres, redis } = await openCuttable(registry(), { maxStaleMs: 4_000 });
  const told: string[] = [];
  reader.on("stale", () => told.push("stale"));
  reader.on("recovered", () => told.push("recovered"));
  await reader.get(id);
  postgres.cut();
  redis.cut();
  const answer = (kind: "critical" | "standard" | "static") => reader.get(id, { kind }).catch(String);
  await expect.poll(() => answer("critical"), { timeout: 20_000 }).toMatchObject({ stale: true });
  expect(await answer("standard")).toMatchObject({ stale: true });
  expect(await answer("static")).toMatchObject({ stale: true });
  await expect.poll(() => answer("static"), { timeout: 20_000 }).toMatch(/too long ago/);
  expect(told).toEqual(["stale"]);
});
