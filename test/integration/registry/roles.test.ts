import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { requireRegistry } from "../../../src/registry/migrate.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { sqlState } from "../../../src/registry/database.ts";
import { verifyChain } from "../../../src/pipeline/audit-verify.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";
import { TEST_ROLES, type TestRole } from "../../support/template.ts";

let fresh: TestDatabase;
const logins = new Map<TestRole | "stranger", Database>();

beforeAll(async () => {
  fresh = await freshDatabase();
  const db = await openDatabase(fresh.url);
  await seedTenants(db, sampleDocument("acme"));
  await db.close();
  for (const role of [...TEST_ROLES, "stranger"] as const) logins.set(role, await openDatabase(fresh.urlAs(role)));
});
afterAll(async () => {
  for (const db of logins.values()) await db.close();
  await fresh.close();
});

function as(role: TestRole | "stranger"): Database {
  const db = logins.get(role);
  if (db === undefined) throw new Error(`No login for ${role}.`);
  return db;
}

/** Runs a statement and undoes it. The SQLSTATE of its failure, or "done". */
async function attempt(role: TestRole | "stranger", statement: string): Promise<string> {
  const undo = new Error("undo");
  const error: unknown = await as(role)
    .transaction(async (tx) => {
      await tx.script(statement);
      throw undo;
    })
    .catch((reason: unknown) => reason);
  return error === undo ? "done" : (sqlState(error) ?? String(error));
}

const HOLD = `insert into tenantry.holds (target_kind, target_id, field, value, reason, actor)
  values ('tenant', 'acme', 'status', '"suspended"', 'breach', 'oncall')`;
const JOURNAL = `insert into tenantry.journal_entries (id, tenant_id, entry, key, signed_at)
  values (gen_random_uuid(), 'acme', 'e', 'tenantry-operator/ann', now())`;
const OUTCOME = "update tenantry.journal_entries set refused = 'no'";
const SUSPEND = "update tenantry.tenants set status = 'suspended' where tenant_id = 'acme'";
const OUTBOX = "update tenantry.outbox set attempts = attempts + 1";
const DELIVERED = "update tenantry.outbox set delivered_at = now()";

describe("each role can do its own task", () => {
  test.each<[TestRole, string]>([
    ["tenantry_sync", "update tenantry.tenants set display_name = 'x'"],
    ["tenantry_sync", "update tenantry.tenant_tier_configs set rank = 9 where tier = 'gold'"],
    ["tenantry_sync", "update tenantry.registry_state set revision = revision + 1"],
    ["tenantry_sync", OUTBOX],
    ["tenantry_emergency", "select from tenantry.tenants for update"],
    ["tenantry_emergency", "update tenantry.tenants set status = 'suspended', suspension_reason = 'breach'"],
    ["tenantry_emergency", HOLD],
    ["tenantry_sync", DELIVERED],
    ["tenantry_sync", `${JOURNAL}; ${HOLD}`],
    ["tenantry_emergency", `${JOURNAL}; ${HOLD}; update tenantry.journal_entries set refused = 'too late'`],
    ["tenantry_emergency", OUTBOX],
    ["tenantry_emergency", `${HOLD}; select 1 / count(*) from tenantry.write_backs`],
    ["tenantry_sync", "update tenantry.write_backs set state = 'proposed', pr_url = 'x', next_at = now()"],
    ["tenantry_reader", "select * from tenantry.write_backs"],
    ["tenantry_auditor", "select * from tenantry.write_backs"],
    ["tenantry_emergency", `${SUSPEND}; ${HOLD}; ${DELIVERED} where tenant_id = 'acme'`],
    ["tenantry_ops", "insert into tenantry.tenant_runtime (tenant_id, users) values ('acme', 3)"],
    ["tenantry_ops", "select * from tenantry.tenant_overview"],
    ["tenantry_reader", "select * from tenantry.tenants, tenantry.tenant_limits, tenantry.cost_by_cost_center"],
    ["tenantry_auditor", "select * from audit.log"],
    ["tenantry_auditor", "select * from tenantry.sync_runs, tenantry.holds"],
    ["tenantry_auditor", "select * from audit.verify()"],
  ])("%s: %s", async (role, statement) => {
    expect(await attempt(role, statement)).toBe("done");
  });

  test.each<TestRole>([
    "tenantry_sync",
    "tenantry_emergency",
    "tenantry_ops",
    "tenantry_reader",
    "tenantry_auditor",
    "tenantry_api",
  ])("%s can see which registry it is", async (role) => {
    expect((await requireRegistry(as(role), { environment: "test" })).environment).toBe("test");
  });

  test("an auditor can verify the chain", async () => {
    expect((await verifyChain(as("tenantry_auditor"))).bad).toBeNull();
  });
});

describe("and nothing else", () => {
  test.each<[TestRole | "stranger", string]>([
    ["tenantry_sync", "delete from tenantry.tenants"],
    ["tenantry_sync", "truncate tenantry.tenants"],
    ["tenantry_sync", HOLD],
    ["tenantry_sync", `${JOURNAL.replace("acme", "beta")}; ${HOLD}`],
    ["tenantry_sync", `${JOURNAL}; ${HOLD.replace("'status'", "'limits.max_users'")}`],
    ["tenantry_sync", `${JOURNAL}; update tenantry.journal_entries set refused = 'no'; ${HOLD}`],
    ["tenantry_sync", `${JOURNAL}; delete from tenantry.journal_entries`],
    ["tenantry_sync", `${JOURNAL}; update tenantry.journal_entries set signed_at = now()`],
    ["tenantry_emergency", `${JOURNAL}; ${OUTCOME}; ${OUTCOME}`],
    ["tenantry_emergency", `${JOURNAL}; update tenantry.journal_entries set tenant_id = 'beta'`],
    ["tenantry_reader", JOURNAL],
    ["tenantry_sync", "update tenantry.holds set value = 'true'"],
    ["tenantry_sync", "insert into tenantry.outbox (tenant_id, action, config_version) values ('acme', 'updated', 9)"],
    ["tenantry_sync", "delete from tenantry.sync_runs"],
    ["tenantry_sync", "update tenantry.registry_state set environment = 'prod'"],
    ["tenantry_sync", "update tenantry.tenant_runtime set users = 0"],
    ["tenantry_sync", "update tenantry.migrations set sha256 = ''"],
    ["tenantry_sync", "select * from audit.log"],
    ["tenantry_sync", "insert into audit.tx (xid) values ('1')"],
    ["tenantry_sync", "select audit.record()"],
    ["tenantry_sync", "alter table tenantry.tenants disable trigger user"],
    ["tenantry_sync", "set session_replication_role = replica"],
    ["tenantry_sync", "set role tenantry_owner"],
    ["tenantry_sync", "create table public.mine (n int)"],
    ["tenantry_sync", "create table tenantry.mine (n int)"],
    ["tenantry_emergency", "update tenantry.tenants set tier = 'bronze'"],
    ["tenantry_emergency", "update tenantry.tenants set limits = '{}'"],
    ["tenantry_emergency", "update tenantry.tenants set content_hash = null"],
    ["tenantry_emergency", "update tenantry.tenants set removed_at = now()"],
    ["tenantry_emergency", "delete from tenantry.holds"],
    ["tenantry_emergency", "update tenantry.tenants set status = 'archived'"],
    ["tenantry_emergency", `${SUSPEND}; update tenantry.tenants set status = 'active'`],
    ["tenantry_emergency", `${SUSPEND}; ${HOLD}; update tenantry.tenants set status = 'archived'`],
    ["tenantry_emergency", HOLD.replace("'status'", "'limits.max_users'")],
    ["tenantry_emergency", HOLD.replace("suspended", "active")],
    ["tenantry_emergency", DELIVERED],
    ["tenantry_emergency", `${SUSPEND}; ${DELIVERED}`],
    ["tenantry_emergency", `${HOLD.replace("acme", "beta")}; ${DELIVERED} where tenant_id = 'acme'`],
    ["tenantry_emergency", "update tenantry.feature_flags set state = 'off'"],
    ["tenantry_emergency", "update tenantry.write_backs set state = 'none'"],
    ["tenantry_emergency", "insert into tenantry.write_backs (hold_id, kind) values (1, 'resume')"],
    ["tenantry_emergency", "delete from tenantry.write_backs"],
    ["tenantry_emergency", "select tenantry.queue_write_back()"],
    ["tenantry_sync", "update tenantry.write_backs set hold_id = 2"],
    ["tenantry_sync", "insert into tenantry.write_backs (hold_id, kind) values (1, 'open')"],
    ["tenantry_sync", "delete from tenantry.write_backs"],
    ["tenantry_reader", "update tenantry.write_backs set state = 'none'"],
    ["tenantry_ops", "select * from tenantry.write_backs"],
    ["tenantry_api", "select * from tenantry.write_backs"],
    ["tenantry_emergency", "update tenantry.registry_state set revision = 9"],
    ["tenantry_ops", "update tenantry.tenants set status = 'active'"],
    ["tenantry_ops", "select * from tenantry.holds"],
    ["tenantry_reader", "update tenantry.tenants set status = 'active'"],
    ["tenantry_reader", "select * from audit.link"],
    ["tenantry_auditor", "select * from tenantry.tenants"],
    ["tenantry_auditor", "insert into audit.link select * from audit.link"],
    ["tenantry_auditor", "update audit.head set seq = 0"],
    ["tenantry_auditor", "select audit.seal()"],
    ["tenantry_api", "select * from tenantry.cost_by_cost_center"],
    ["tenantry_api", "select * from tenantry.feature_flags"],
    ["tenantry_api", "select * from tenantry.holds"],
    ["tenantry_api", "update tenantry.tenants set status = 'active'"],
    ["stranger", "select * from tenantry.tenants"],
    ["stranger", "select * from audit.link"],
  ])("%s: %s", async (role, statement) => {
    expect(await attempt(role, statement)).toBe("42501");
  });

  describe.each([...TEST_ROLES.filter((role) => role !== "tenantry_migrator"), "stranger"] as const)("%s", (role) => {
    test.each([
      "truncate audit.change",
      "truncate tenantry.tenants cascade",
      "delete from audit.link",
      "update audit.stmt set ctx = ''",
      "insert into audit.change select * from audit.change",
      "update audit.head set seq = 0",
      "alter table audit.link disable trigger all",
      "alter table tenantry.tenants disable trigger all",
      "alter table tenantry.tenants no force row level security",
      "drop trigger audit_update on tenantry.tenants",
      "set session_replication_role = replica",
      "create table tenantry.mine (n int)",
      "create table audit.mine (n int)",
      "create table public.mine (n int)",
      "create schema mine",
      "create function tenantry.actor() returns text return 'me'",
      "select audit.record()",
      "select audit.seal()",
      "set role tenantry_owner",
      "set role tenantry_migrator",
      "grant tenantry_sync to current_user",
      "alter role current_user bypassrls",
      "delete from tenantry.tenants",
    ])("cannot: %s", async (statement) => {
      expect(await attempt(role, statement)).toBe("42501");
    });
  });

  test("a member of a role gets only that role", async () => {
    const who = await as("tenantry_sync").transaction((tx) => tx.query("select current_user::text as role"), {
      role: "tenantry_emergency",
    });
    expect(who.rows).toEqual([{ role: "tenantry_test_sync" }]);
  });

  test("no function of the log can be called by anybody", async () => {
    const { rows } = await as("tenantry_auditor").query(
      `select proname::text as name, grantee::regrole::text as grantee
       from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner)))
       where pronamespace = 'audit'::regnamespace and proname in ('record', 'seal', 'deny', 'deny_key_change')`,
    );
    expect(rows.filter((row) => JSON.stringify(row).includes("tenantry_owner"))).toEqual(rows);
    expect(rows).toHaveLength(4);
  });

  test("every SECURITY DEFINER function pins its search_path", async () => {
    const { rows } = await as("tenantry_auditor").query(
      `select proname from pg_proc where pronamespace in ('audit'::regnamespace, 'tenantry'::regnamespace) and prosecdef
       and not coalesce(proconfig, '{}') @> array['search_path=pg_catalog, pg_temp']`,
    );
    expect(rows).toEqual([]);
  });
});
