/** Entries that nobody signed, that were altered, doubled, or meant for somebody else; and old ones that come back. */
import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JournalEntry } from "../../../src/model/journal.ts";
import { resume } from "../../../src/pipeline/resume.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { bob, signEntry } from "../../support/journal-entries.ts";
import { newOperator } from "../../support/operators.ts";

const { registry, seed } = useCachedRegistry();

async function delivered() {
  const [id = ""] = await seed(1);
  await registry().deliver();
  return { id, operator: await newOperator(registry()) };
}

const signed = (tenantId: string, changes: Partial<JournalEntry> = {}, secret?: string) =>
  signEntry(registry(), tenantId, changes, secret);
const add = (text: string) => registry().redis.xadd("tenantry:journal", "*", "id", "whatever", "entry", text);
const journalLength = () => registry().redis.xlen("tenantry:journal");
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

async function suspensionOf(id: string) {
  const { rows } = await registry().db.query<{ status: string; holds: number }>(
    `select status, (select count(*)::int from tenantry.holds where target_id = tenant_id) as holds
       from tenantry.tenants where tenant_id = $1`,
    [id],
  );
  return rows[0];
}

const FOREIGN = "00000000-0000-4000-8000-000000000000";
const otherReason = (text: string) => text.replace("leaked key", "leaked kez");

test.each<[string, (id: string) => Promise<string>, string]>([
  ["altered in one letter", async (id) => otherReason(await signed(id)), "forged"],
  ["moved to another tenant", async (id) => (await signed("tenant_999")).replace("tenant_999", id), "forged"],
  ["cut", async (id) => (await signed(id)).slice(0, 200), "damaged"],
  ["without a signature", async (id) => (await signed(id)).replace(/— .*\n$/, ""), "damaged"],
  ["with a second text behind it", async (id) => `${await signed(id)} `, "damaged"],
  ["no entry at all", () => Promise.resolve("suspend everybody"), "damaged"],
  ["of a key that nobody trusts", (id) => signed(id, { actor: "bob" }, bob.secret), "none of the operators' keys"],
  ["in somebody else's name", (id) => signed(id, { actor: "carol" }), "damaged"],
  ["of another registry", (id) => signed(id, { registry_id: FOREIGN }), "another registry"],
  ["a week old", (id) => signed(id, { at: ago(7.1) }), "too old"],
  ["from tomorrow", (id) => signed(id, { at: ago(-1) }), "future"],
  ["of an unknown tenant", () => signed("nobody_knows_it"), "nobody_knows_it"],
])("an entry %s is refused", async (_, make, why) => {
  const { id, operator } = await delivered();
  await add(await make(id));
  const { journal } = await operator.deliver();
  expect(journal).toMatchObject({ replayed: [], refused: [{ why: expect.stringContaining(why) as string }] });
  expect(await suspensionOf(id)).toEqual({ status: "active", holds: 0 });
});

test("what is refused stays in the stream, and what is genuine is replayed beside it", async () => {
  const { id, operator } = await delivered();
  await add("nonsense");
  await add(otherReason(await signed(id)));
  await add(await signed(id));
  const first = await operator.deliver();
  expect(first.journal).toMatchObject({ replayed: [{ tenant_id: id }], refused: [{}, {}] });
  expect(await journalLength()).toBe(2);
  expect((await operator.deliver()).journal).toMatchObject({ replayed: [], refused: first.journal?.refused });
});

test("an entry that is found twice is replayed once; another text under its id is refused, before and after", async () => {
  const { id, operator } = await delivered();
  const entryId = randomUUID();
  const genuine = await signed(id, { id: entryId });
  await add(genuine);
  await add(genuine);
  await add(await signed(id, { id: entryId, reason: "another" }));
  const { journal } = await operator.deliver();
  expect(journal).toMatchObject({ replayed: [{ id: entryId }], refused: [{ why: expect.stringContaining("doubled") as string }] }); // prettier-ignore
  expect((await operator.deliver()).journal).toMatchObject({ replayed: [], refused: [{ why: expect.stringContaining("doubled") as string }] }); // prettier-ignore
  expect(await suspensionOf(id)).toEqual({ status: "suspended", holds: 1 });
});

async function resumed(id: string): Promise<void> {
  const { database, server } = registry();
  const address = { root: ".", databaseUrl: database.url, environment: "test", asked: "redis" } as const;
  await resume({ ...address, redisUrl: server.url, actor: "olga", tenantId: id, reason: "paid", now: new Date().toISOString() }); // prettier-ignore
}

test("an entry and an overlay that come back after a resume stop nobody for longer than until the next delivery", async () => {
  const { id, operator } = await delivered();
  operator.postgres.cut();
  const { journal } = await operator.journal(id);
  const text = (await registry().redis.get(`tenant:${id}:overlay`)) ?? "";
  await operator.deliver();
  await resumed(id);
  await add(text);
  await registry().redis.set(`tenant:${id}:overlay`, text);
  mkdirSync(operator.folder, { recursive: true });
  writeFileSync(join(operator.folder, `${journal.entry.id}.json`), text);
  expect((await operator.deliver()).journal).toMatchObject({ replayed: [], refused: [], waiting: 0 });
  expect(await suspensionOf(id)).toEqual({ status: "active", holds: 1 });
  expect(await registry().redis.get(`tenant:${id}:overlay`)).toBeNull();
  expect([await journalLength(), operator.files()]).toEqual([0, []]);
});

test("an entry from before a resume is not replayed after it", async () => {
  const { id, operator } = await delivered();
  const early = await signed(id, { at: ago(0.01) });
  await operator.suspend(id);
  await resumed(id);
  await add(early);
  expect((await operator.deliver()).journal).toMatchObject({ refused: [{ why: expect.stringContaining("resumed") as string }] }); // prettier-ignore
  expect(await suspensionOf(id)).toEqual({ status: "active", holds: 1 });
});

test("a second suspension keeps its overlay until it is replayed itself", async () => {
  const { id, operator } = await delivered();
  operator.postgres.cut();
  await operator.journal(id);
  const { redis } = registry();
  const [[first] = []] = await redis.xrange("tenantry:journal", "-", "+");
  await operator.journal(id, { reason: "worse than thought" });
  const both = await redis.xrange("tenantry:journal", "-", "+");
  const second = both.find(([streamId]) => streamId !== first);
  await redis.xdel("tenantry:journal", second?.[0] ?? "");
  expect((await operator.deliver({ folder: undefined })).journal).toMatchObject({ replayed: [{ tenant_id: id }] });
  expect(await redis.get(`tenant:${id}:overlay`)).toContain("worse than thought");
  expect((await operator.deliver()).journal).toMatchObject({ replayed: [{ tenant_id: id }], waiting: 0 });
  expect(await redis.get(`tenant:${id}:overlay`)).toBeNull();
  expect(await suspensionOf(id)).toEqual({ status: "suspended", holds: 1 });
});

test("whoever knows no operator's key replays nothing, and says that something waits", async () => {
  const { id, operator } = await delivered();
  await add(await signed(id));
  expect(await operator.deliver({ operatorKeys: undefined })).toMatchObject({ journal: { replayed: [], refused: [], waiting: 1 } }); // prettier-ignore
  expect(await suspensionOf(id)).toEqual({ status: "active", holds: 0 });
});
