/** tenantry_api sees one tenant, whatever is asked and however: only what it may read itself may show. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Sql } from "../../../src/registry/database.ts";
import { sqlState } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";

const SECRET = "secret@acme.example";
let fresh: TestDatabase;
let admin: Database;
let api: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  admin = await openDatabase(fresh.url);
  // The first row that a scan meets is the one that must not be seen.
  await seedTenants(admin, sampleDocument("acme", { owner: SECRET, display_name: SECRET }), sampleDocument("beta"));
  await admin.script("insert into tenantry.tenant_runtime (tenant_id, users) values ('acme', 3), ('beta', 4); analyze");
  api = await openDatabase(fresh.urlAs("tenantry_api"));
});
afterAll(async () => {
  await api.close();
  await admin.close();
  await fresh.close();
});

const RELATIONS = ["tenants", "tenant_runtime", "tenant_limits", "tenant_overview"];

/** Runs `work` as a service that answers for one tenant, and undoes it. */
async function asTenant<T>(tenantId: string | undefined, work: (tx: Sql) => Promise<T>): Promise<T> {
  return api.transaction(async (tx) => {
    if (tenantId !== undefined) await tx.query("select set_config('tenantry.tenant_id', $1, true)", [tenantId]);
    return work(tx);
  });
}

async function idsIn(relation: string, tenantId: string | undefined): Promise<unknown[]> {
  const query = `select distinct tenant_id from tenantry.${relation} order by tenant_id`;
  return asTenant(tenantId, async (tx) =>
    (await tx.query<{ tenant_id: string }>(query)).rows.map((row) => row.tenant_id),
  );
}

describe.each(RELATIONS)("%s", (relation) => {
  test("shows the tenant that the transaction names", async () => {
    expect(await idsIn(relation, "acme")).toEqual(["acme"]);
    expect(await idsIn(relation, "beta")).toEqual(["beta"]);
  });

  test.each([undefined, "", "%", "acme,beta", "ACME"])("shows nothing for the tenant %j", async (tenantId) => {
    expect(await idsIn(relation, tenantId)).toEqual([]);
  });
});

test("the next transaction of a connection begins without a tenant", async () => {
  expect(await idsIn("tenants", "acme")).toEqual(["acme"]);
  expect(await idsIn("tenants", undefined)).toEqual([]);
});

test.each(["tenantry_reader", "tenantry_sync", "tenantry_ops"] as const)("%s sees all tenants", async (role) => {
  const db = await openDatabase(fresh.urlAs(role));
  const { rows } = await db.query("select count(*) as tenants from tenantry.tenant_overview where users is not null");
  await db.close();
  expect(rows).toEqual([{ tenants: 2 }]);
});

test("whoever owns the tables is let in, and nobody else is", async () => {
  const count = "select count(*) as tenants from tenantry.tenants";
  expect((await admin.transaction((tx) => tx.query(count), { role: "tenantry_owner" })).rows).toEqual([{ tenants: 2 }]);
  await admin.script(
    "grant usage on schema tenantry to tenantry_test_stranger; grant select on tenantry.tenants to tenantry_test_stranger",
  );
  const stranger = await openDatabase(fresh.urlAs("stranger"));
  expect((await stranger.query(count)).rows).toEqual([{ tenants: 0 }]);
  await stranger.close();
});

/** What a query answers, warns of or fails with must not have the other tenant in it. */
const LEAK = `create function pg_temp.leak(text) returns bool language plpgsql cost 0.0000001
  as $$ begin raise exception 'seen: %', $1 using errcode = 'P0001'; end $$`;
test.each([
  ["a function that is cheaper than the policy", `${LEAK}; select * from tenantry.tenants where pg_temp.leak(owner)`],
  ["the same through a view", `${LEAK}; select * from tenantry.tenant_overview where pg_temp.leak(owner)`],
  ["a cast that fails", "select * from tenantry.tenants where owner::int = 1"],
  ["a cast in a join", "select * from tenantry.tenant_runtime r join tenantry.tenants t on t.owner::int = r.users"],
  ["an aggregate", "select string_agg(owner, ',')::int from tenantry.tenants"],
  ["a document that fails", "select applied::text::int from tenantry.tenants"],
])("%s fails with what it may read alone", async (_, script) => {
  const failure = await asTenant("beta", (tx) => tx.script(script)).catch((error: unknown) => error);
  expect(String(failure)).toMatch(/beta|owner@gcc\.example/);
  expect(String(failure)).not.toContain(SECRET);
});

test.each([
  ["a table of the same name", "create temp table tenants as select 'beta'::text as tenant_id"],
  ["a function of the same name", "create function pg_temp.nullif(text, text) returns text return 'beta'"],
  [
    "a setting of the same name",
    "create function pg_temp.current_setting(text, bool) returns text return 'beta'; set local search_path = pg_temp, pg_catalog, tenantry",
  ],
])("%s diverts nothing", async (_, script) => {
  const rows = await asTenant("acme", async (tx) => {
    await tx.script(script);
    return (await tx.query("select tenant_id from tenantry.tenant_overview")).rows;
  });
  expect(rows).toEqual([{ tenant_id: "acme" }]);
});

test.each([
  [
    "row_security off asks for an error, not for all rows",
    "set local row_security = off; select * from tenantry.tenants",
  ],
  ["an id that is taken", "insert into tenantry.tenants (tenant_id) values ('beta')"],
  ["usage of an id that is taken", "insert into tenantry.tenant_runtime (tenant_id) values ('beta')"],
  ["an upsert", "insert into tenantry.tenant_runtime (tenant_id) values ('beta') on conflict do nothing"],
  ["a lock", "select * from tenantry.tenants for update"],
  ["the policy", "drop policy own_rows on tenantry.tenants"],
  ["the table", "alter table tenantry.tenants disable row level security"],
  ["the outbox", "select * from tenantry.outbox"],
])("%s is refused without a word about others", async (_, script) => {
  const failure = await asTenant("acme", (tx) => tx.script(script)).catch((error: unknown) => error);
  expect(sqlState(failure)).toBe("42501");
  expect(String(failure)).not.toMatch(/beta|already exists|duplicate/);
});

test("statistics of the values of others are not to be read", async () => {
  const stats =
    "select attname from pg_stats where schemaname = 'tenantry' and tablename = any(array['tenants', 'tenant_runtime'])";
  expect((await admin.query(stats)).count).toBeGreaterThan(0);
  expect((await asTenant("acme", (tx) => tx.query(stats))).count).toBe(0);
});

test("a plan shows how the own row is found, and no value of another", async () => {
  const explain =
    "explain (analyze, verbose, costs off, timing off, summary off) select owner from tenantry.tenants where display_name = '?'";
  const { rows } = await asTenant("beta", (tx) => tx.query(explain));
  expect(JSON.stringify(rows)).toContain("tenantry.tenant_id");
  expect(JSON.stringify(rows)).not.toContain(SECRET);
});
