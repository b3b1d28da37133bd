/** An emergency while PostgreSQL cannot be written: journal and overlay first, the registry once, later. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { listHolds } from "../../../src/pipeline/holds.ts";
import { resume } from "../../../src/pipeline/resume.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { failureOf } from "../../support/failure.ts";
import { ann } from "../../support/journal-entries.ts";
import { newOperator } from "../../support/operators.ts";
import { proxyTo } from "../../support/proxy.ts";
import { openReader } from "../../support/readers.ts";

const { registry, seed } = useCachedRegistry();

/** One tenant that Redis serves, and a machine that has lost PostgreSQL. */
async function cutOff() {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const operator = await newOperator(registry());
  operator.postgres.cut();
  return { id, operator };
}

const overlayOf = (id: string) => registry().redis.get(`tenant:${id}:overlay`);
const journalLength = () => registry().redis.xlen("tenantry:journal");

async function statusOf(id: string): Promise<unknown> {
  const { rows } = await registry().db.query<{ status: string; suspension_reason: string | null }>(
    "select status, suspension_reason from tenantry.tenants where tenant_id = $1",
    [id],
  );
  return rows[0];
}

test("with PostgreSQL refusing connections a tenant is stopped all the same, and the entry is on the disk and in Redis", async () => {
  const { id, operator } = await cutOff();
  const stopped = await operator.journal(id);
  expect(stopped).toMatchObject({
    status: "suspended",
    status_before: "active",
    journal: { key: "tenantry-operator/ann" },
  });
  expect(stopped.journal.entry).toMatchObject({
    tenant_id: id,
    actor: "ann",
    reason: "leaked key",
    incident: "INC-2041",
  });
  expect(operator.files()).toEqual([`${stopped.journal.entry.id}.json`]);
  const mode = (path: string) => statSync(path).mode & 0o777;
  expect([mode(operator.folder), mode(join(operator.folder, operator.files()[0] ?? ""))]).toEqual([0o700, 0o600]);
  expect(await overlayOf(id)).toContain(stopped.journal.entry.id);
  expect(await registry().redis.ttl(`tenant:${id}:overlay`)).toBe(-1);
  expect(await journalLength()).toBe(1);
  expect(await statusOf(id)).toMatchObject({ status: "active" });
});

test("readers refuse the tenant while PostgreSQL is away, go on refusing it after the replay, and serve it after a resume", async () => {
  const { id, operator } = await cutOff();
  const reader = await openReader(registry());
  await reader.ready();
  const cut = await openReader(registry(), { databaseUrl: operator.postgres.url, operatorKeys: [ann.verifier] });
  for (const each of [reader, cut]) expect((await each.get(id)).tenant?.status).toBe("active");
  await operator.journal(id);
  const stopped = { status: "suspended", suspension: { reason: "leaked key", ticket: "INC-2041" } };
  for (const each of [reader, cut]) {
    await expect.poll(() => each.peek(id)?.tenant).toMatchObject(stopped);
    expect((await each.get(id)).tenant).toMatchObject(stopped);
    await expect(each.assertActive(id)).rejects.toMatchObject({ name: "TenantSuspendedError", reason: "leaked key" });
  }
  expect(await operator.deliver()).toMatchObject({
    state: "delivered",
    journal: { replayed: [{ tenant_id: id, actor: "ann" }], refused: [], waiting: 0 },
  });
  expect(await overlayOf(id)).toBeNull();
  for (const each of [reader, cut]) {
    expect((await each.get(id)).tenant).toMatchObject(stopped);
    await expect.poll(async () => (await each.get(id)).config_version).toBe(2);
  }
  const { database, server } = registry();
  const address = {
    root: ".",
    databaseUrl: database.url,
    asked: "redis",
    redisUrl: server.url,
    actor: "olga",
  } as const;
  await resume({ ...address, environment: "test", tenantId: id, reason: "new key", now: new Date().toISOString() });
  for (const each of [reader, cut]) await expect.poll(async () => (await each.get(id)).tenant?.status).toBe("active");
});

test("the replay is a hold, a status and an audit log with both times, in the name of the key's owner", async () => {
  const { id, operator } = await cutOff();
  const { journal } = await operator.journal(id, { reviewBy: "2030-01-02" });
  const result = await operator.deliver();
  const [replayed] = result.journal?.replayed ?? [];
  expect(await statusOf(id)).toEqual({ status: "suspended", suspension_reason: "leaked key" });
  const address = { databaseUrl: registry().database.url, environment: "test" };
  const holds = (await listHolds(address)).filter(({ target_id }) => target_id === id);
  expect(holds).toMatchObject([{ id: replayed?.hold_id, actor: "ann", incident: "INC-2041", review_by: "2030-01-02" }]);
  const { rows } = await registry().db.query<{ ctx: string }>(
    "select s.ctx from audit.stmt s join audit.change c on c.tx = s.tx and c.stmt = s.n where s.tbl = 'tenants' and c.pk = $1 order by s.tx desc limit 1",
    [id],
  );
  expect(JSON.parse(rows[0]?.ctx ?? "")).toMatchObject({
    actor: "ann",
    actor_source: "key",
    emergency: "suspend",
    journal: { id: journal.entry.id, key: "tenantry-operator/ann", signed_at: journal.entry.at },
  });
  const { rows: entries } = await registry().db.query("select signed_at, replayed_at, hold_id from tenantry.journal_entries where id = $1", [journal.entry.id]); // prettier-ignore
  expect(entries).toEqual([{ signed_at: journal.entry.at, replayed_at: replayed?.replayed_at, hold_id: replayed?.hold_id }]); // prettier-ignore
  expect(operator.files()).toEqual([]);
  expect(await journalLength()).toBe(0);
  expect(await operator.deliver()).toEqual({ state: "delivered", delivered: 0 });
});

test("two that deliver at once replay it once", async () => {
  const { id, operator } = await cutOff();
  await operator.journal(id);
  const reports = await Promise.all([operator.deliver(), operator.deliver(), operator.deliver({ folder: undefined })]);
  expect(reports.flatMap(({ journal }) => journal?.replayed ?? [])).toHaveLength(1);
  const { rows } = await registry().db.query("select from tenantry.holds where target_id = $1", [id]);
  expect(rows).toHaveLength(1);
  expect(await overlayOf(id)).toBeNull();
});

test("the file alone is enough, after Redis has lost everything", async () => {
  const { id, operator } = await cutOff();
  await operator.journal(id);
  await registry().redis.flushall();
  expect(await operator.deliver()).toMatchObject({ journal: { replayed: [{ tenant_id: id }], waiting: 0 } });
  expect(await statusOf(id)).toMatchObject({ status: "suspended" });
  expect(operator.files()).toEqual([]);
});

test("a server that only reads counts as down", async () => {
  const { id, operator } = await cutOff();
  await operator.postgres.mend();
  const { db, database } = registry();
  const name = new URL(database.url).pathname.slice(1);
  await db.script(`alter database ${name} set default_transaction_read_only = on`);
  try {
    expect((await operator.journal(id)).error).toContain("only reads");
    expect(await operator.deliver()).toMatchObject({ journal: { replayed: [], waiting: 1 } });
  } finally {
    await db.script(
      `set default_transaction_read_only = off; alter database ${name} reset default_transaction_read_only`,
    );
  }
  expect(await operator.deliver()).toMatchObject({ journal: { replayed: [{ tenant_id: id }], waiting: 0 } });
});

test("a PostgreSQL that swallows everything is given up, too", async () => {
  const { id, operator } = await cutOff();
  await operator.postgres.mend();
  operator.postgres.inflict({ kind: "blackhole" });
  expect((await operator.journal(id)).status).toBe("suspended");
});

test("with both down nothing is effective, and nothing is left that could surprise anybody later", async () => {
  const { id, operator } = await cutOff();
  await registry().server.kill();
  try {
    const failure = await failureOf(operator.suspend(id));
    expect(failure).toMatchObject({ code: "unavailable", message: expect.stringMatching(/^NOT EFFECTIVE: .*Redis/) as string }); // prettier-ignore
    expect(operator.files()).toEqual([]);
  } finally {
    await registry().server.start();
  }
});

test("a Redis that goes away before it has taken the entry leaves no file behind", async () => {
  const { id, operator } = await cutOff();
  const wire = await proxyTo(registry().server.url);
  onTestFinished(() => wire.close());
  let written: string[] = [];
  wire.intercept("up", "tenantry:journal", () => {
    written = operator.files();
    wire.cut();
    return Promise.resolve();
  });
  const failure = await failureOf(operator.suspend(id, { redisUrl: wire.url }));
  expect(failure.message).toMatch(/^NOT EFFECTIVE: /);
  expect(written).toEqual([expect.stringMatching(/\.json\.pending$/)]);
  expect(operator.files()).toEqual([]);
  expect(await operator.deliver()).toEqual({ state: "delivered", delivered: 0 });
});

test("without an operator's key nothing is effective, and it is said how to make one", async () => {
  const { id, operator } = await cutOff();
  const failure = await failureOf(operator.suspend(id, { operatorKey: undefined }));
  expect(failure.message).toMatch(/^NOT EFFECTIVE: /);
  expect(failure.hint).toContain("tenantry keygen operator");
  expect(await overlayOf(id)).toBeNull();
});

test.each(["nobody_knows_it", "No Tenant"])("a mistyped id (%s) is refused, as Redis does not know it", async (id) => {
  const { operator } = await cutOff();
  expect((await failureOf(operator.suspend(id))).message).toMatch(/^NOT EFFECTIVE: .*knows no tenant/);
  expect(await journalLength()).toBe(0);
});
