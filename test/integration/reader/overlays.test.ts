/** Tenants that were stopped while PostgreSQL could not be written: readers refuse them, whatever else they are told. */
import { expect, test } from "vitest";
import type { JournalEntry } from "../../../src/model/journal.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { sampleDocument } from "../../support/documents.ts";
import { ann, bob, signEntry } from "../../support/journal-entries.ts";
import { openCuttable, openReader } from "../../support/readers.ts";

const { registry, seed } = useCachedRegistry();
const STOPPED = { status: "suspended", suspension: { reason: "leaked key" } };

async function newTenant(): Promise<string> {
  const [id = ""] = await seed(1);
  await registry().deliver();
  return id;
}

/** Stops a tenant as `suspend` does without PostgreSQL. */
async function cover(id: string, changes: Partial<JournalEntry> = {}, secret = ann.secret) {
  const { cache, db } = registry();
  const { rows } = await db.query<{ registry_id: string }>("select registry_id from tenantry.registry_state");
  const text = await signEntry(registry(), id, changes, secret);
  const overlay = { registry_id: rows[0]?.registry_id ?? "", epoch: 1, tenant_id: id, text };
  expect(await cache.addOverlay(overlay, "an id")).toBe(true);
  return overlay;
}

test("an overlay is in every answer until it is taken away, and the document's other keys stay", async () => {
  const id = await newTenant();
  const reader = await openReader(registry());
  await reader.ready();
  const before = (await reader.get(id)).tenant;
  const overlay = await cover(id, { incident: "INC-2041" });
  const suspension = { reason: "leaked key", ticket: "INC-2041" };
  await expect.poll(() => reader.peek(id)?.tenant?.status).toBe("suspended");
  expect((await reader.get(id)).tenant).toEqual({ ...before, status: "suspended", suspension });
  expect((await reader.get(id, { kind: "static" })).tenant).toBe(reader.peek(id)?.tenant);
  await expect(reader.assertActive(id)).rejects.toMatchObject({ name: "TenantSuspendedError", ticket: "INC-2041" });
  await registry().cache.removeOverlay(overlay, []);
  await expect.poll(async () => (await reader.get(id)).tenant).toEqual(before);
});

test("one that was there before the reader is found in Redis; a tenant that was never read, too", async () => {
  const id = await newTenant();
  await cover(id);
  const reader = await openReader(registry());
  expect(await reader.get(id)).toMatchObject({ tenant: STOPPED, source: "redis" });
});

test("PostgreSQL, which answers active, does not lift it: neither for a Redis that lost writes nor for one that is gone", async () => {
  const id = await newTenant();
  const { redis } = registry();
  const { reader, redis: wire } = await openCuttable(registry());
  await reader.ready();
  const marker = (await redis.get("tenantry:registry")) ?? "";
  await redis.set("tenantry:registry", marker.replace(/"run_id":"[^"]*"/, '"run_id":"before"'));
  await cover(id);
  expect(await reader.get(id)).toMatchObject({ tenant: STOPPED, source: "postgres" });
  wire.cut();
  await registry().db.query("update tenantry.tenants set display_name = 'x' where tenant_id = $1", [id]);
  await expect.poll(async () => (await reader.get(id)).config_version).toBe(2);
  expect((await reader.get(id)).tenant).toMatchObject(STOPPED);
});

test("an announced overlay that could not be read any more counts, in copies and in safe defaults", async () => {
  const [known, unknown] = [await newTenant(), await newTenant()];
  const safeDefaults = sampleDocument("any"); // its id and status are replaced
  const { reader, redis, postgres } = await openCuttable(registry(), { safeDefaults });
  await reader.ready();
  await reader.get(known);
  postgres.cut();
  await cover(unknown);
  await cover(known);
  await expect.poll(() => reader.peek(known)?.tenant?.status).toBe("suspended");
  redis.cut();
  await expect.poll(() => reader.get(known)).toMatchObject({ tenant: STOPPED, stale: true });
  expect((await reader.get(unknown)).tenant).toMatchObject({ ...STOPPED, tenant_id: unknown });
});

test("a Redis that lost its last writes does not lift what was heard before", async () => {
  const id = await newTenant();
  const { redis } = registry();
  const { reader, postgres } = await openCuttable(registry());
  await reader.ready();
  await reader.get(id);
  await cover(id);
  await expect.poll(() => reader.peek(id)?.tenant?.status).toBe("suspended");
  postgres.cut();
  const marker = (await redis.get("tenantry:registry")) ?? "";
  await redis.set("tenantry:registry", marker.replace(/"run_id":"[^"]*"/, '"run_id":"before"'));
  await redis.del(`tenant:${id}:overlay`);
  await redis.xadd("tenantry:updates", "*", "action", "whatever"); // memory forgets, and Redis is asked
  await expect.poll(async () => (await reader.get(id)).stale).toBe(true);
  expect((await reader.get(id)).tenant).toMatchObject(STOPPED);
});

test("an answer that was on its way when the overlay was announced does not stay", async () => {
  const id = await newTenant();
  const { reader, redis } = await openCuttable(registry());
  await reader.ready();
  redis.intercept("down", '"tenant_id"', async () => {
    await cover(id);
    await expect.poll(() => reader.metrics().announcements_total).toBeGreaterThan(0);
  });
  expect((await reader.get(id)).tenant).toMatchObject(STOPPED);
});

test("a tenant that is suspended or archived anyway keeps its own status and reason", async () => {
  const id = await newTenant();
  await registry().setStatus(id, "suspended");
  await registry().deliver();
  await cover(id);
  const reader = await openReader(registry());
  expect((await reader.get(id)).tenant?.suspension).toEqual({ reason: "unpaid invoice" });
});

test("readers with keys believe those keys; readers without believe everybody; nobody believes what is meant for others", async () => {
  const id = await newTenant();
  const trusting = await openReader(registry());
  const wary = await openReader(registry(), { operatorKeys: [ann.verifier] });
  for (const reader of [trusting, wary]) await reader.ready();
  const status = async (reader: typeof wary) => (await reader.get(id)).tenant?.status;
  await cover(id, { actor: "bob" }, bob.secret);
  await expect.poll(() => status(trusting)).toBe("suspended");
  expect(await status(wary)).toBe("active");
  await cover(id);
  await expect.poll(() => status(wary)).toBe("suspended");
  for (const changes of [{ tenant_id: "somebody_else" }, { registry_id: "another" }]) {
    await cover(id, changes);
    for (const reader of [trusting, wary]) await expect.poll(() => status(reader)).toBe("active");
    await cover(id);
    await expect.poll(() => status(wary)).toBe("suspended");
  }
});

test("an operator's key that is none is refused when the reader opens", async () => {
  await expect(openReader(registry(), { operatorKeys: ["ann"] })).rejects.toMatchObject({ code: "usage" });
});
