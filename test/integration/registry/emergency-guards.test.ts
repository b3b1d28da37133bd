/** What the columns that an emergency may write must not be used for, whatever the program does. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { sqlState } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { type TestDatabase, freshDatabase } from "../../support/database.ts";
import { sampleDocument, seedTenants } from "../../support/documents.ts";

let fresh: TestDatabase;
let db: Database;
let emergency: Database;

/** Of each tenant the hold that its name says; all but `archived` are suspended. */
const HOLDS = `insert into tenantry.holds (target_kind, target_id, field, value, prior_value, reason, actor) values
  ('tenant', 'held', 'status', '"suspended"', '"active"', 'breach', 'olga'),
  ('tenant', 'lifted', 'status', '"suspended"', '"active"', 'breach', 'olga'),
  ('tenant', 'reconciled', 'status', '"suspended"', '"active"', 'breach', 'olga'),
  ('tenant', 'archived', 'status', '"suspended"', '"active"', 'breach', 'olga'),
  ('tenant', 'other_field', 'region', '"eu"', '"active"', 'breach', 'olga'),
  ('flag', 'flag_namesake', 'status', '"suspended"', '"active"', 'breach', 'olga');
  update tenantry.holds set state = target_id where target_id in ('lifted', 'reconciled')`;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase(fresh.url);
  const suspended = ["held", "lifted", "reconciled", "other_field", "flag_namesake", "unheld"];
  await seedTenants(db, ...[...suspended, "archived"].map((id) => sampleDocument(id)));
  await db.query("update tenantry.tenants set status = 'suspended', applied = null where tenant_id = any($1::text[])", [
    suspended,
  ]);
  await db.script("update tenantry.tenants set status = 'archived', applied = null where tenant_id = 'archived'");
  await db.script(HOLDS);
  // Written after the holds that are closed were closed.
  await db.script("update tenantry.tenants set display_name = 'later'");
  emergency = await openDatabase(fresh.urlAs("tenantry_emergency"));
});
afterAll(async () => {
  await emergency.close();
  await db.close();
  await fresh.close();
});

/** Runs statements as the emergency's login and undoes them. The SQLSTATE of their failure, or "done". */
async function attempt(statement: string, as: Database = emergency): Promise<string> {
  const undo = new Error("undo");
  const error: unknown = await as
    .transaction(async (tx) => {
      await tx.script(statement);
      throw undo;
    })
    .catch((reason: unknown) => reason);
  return error === undo ? "done" : (sqlState(error) ?? String(error));
}

const setStatus = (id: string, status: string) =>
  `update tenantry.tenants set status = '${status}' where tenant_id = '${id}'`;
const deliver = (id: string) => `update tenantry.outbox set delivered_at = now() where tenant_id = '${id}'`;
const setHold = (id: string, change: string) => `update tenantry.holds set ${change} where target_id = '${id}'`;

test.each([
  ["the tenant that it holds goes back to what it was", setStatus("held", "active")],
  ["what it holds is delivered", deliver("held")],
  ["the hold on a tenant's status is lifted", setHold("held", "state = 'lifted'")],
  ["a hold is written as it is", setHold("lifted", "state = state")],
])("an emergency may: %s", async (_, statement) => {
  expect(await attempt(statement)).toBe("done");
});

describe("an emergency may not", () => {
  test.each([
    ["resume a tenant that nothing holds", setStatus("unheld", "active")],
    ["resume a tenant whose hold was lifted", setStatus("lifted", "active")],
    ["resume a tenant whose hold was reconciled", setStatus("reconciled", "active")],
    ["resume a tenant for a hold on another field", setStatus("other_field", "active")],
    ["resume a tenant for the hold of a flag", setStatus("flag_namesake", "active")],
    ["move the tenant that it holds elsewhere", setStatus("held", "offboarding")],
    ["suspend an archived tenant that it holds", setStatus("archived", "suspended")],
    ["resume an archived tenant that it holds", setStatus("archived", "active")],
  ])("%s", async (_, statement) => {
    expect(await attempt(statement)).toBe("42501");
  });

  test.each(["unheld", "lifted", "reconciled", "other_field", "flag_namesake"])("mark as delivered: %s", async (id) => {
    expect(await attempt(deliver(id))).toBe("42501");
  });

  test.each([
    ["reopen a lifted hold", setHold("lifted", "state = 'open'")],
    ["reopen a reconciled hold", setHold("reconciled", "state = 'open'")],
    ["lift a reconciled hold", setHold("reconciled", "state = 'lifted'")],
    ["say that Git has caught up", setHold("held", "state = 'reconciled'")],
    ["lift the hold of a flag", setHold("flag_namesake", "state = 'lifted'")],
    ["lift a hold on another field", setHold("other_field", "state = 'lifted'")],
  ])("%s", async (_, statement) => {
    expect(await attempt(statement)).toBe("42501");
  });

  test.each([
    "reason = 'other'",
    "actor = 'otto'",
    "closed_by = 'otto'",
    "closed_at = '2020-01-01'",
    "prior_value = '1'",
  ])("lift a hold and write %s, whatever is granted", async (change) => {
    const granted = "grant update on tenantry.holds to tenantry_emergency; set local role tenantry_emergency";
    for (const what of [`state = 'lifted', ${change}`, change])
      expect(await attempt(`${granted}; ${setHold("held", what)}`, db)).toBe("42501");
  });

  test.each([
    ["deliver", deliver("unheld")],
    ["resume", setStatus("unheld", "active")],
    ["lift", setHold("flag_namesake", "state = 'lifted'")],
    ["hold", "insert into tenantry.holds (target_kind, target_id, field, value, reason, actor) values ('flag', 'x', 'state', '1', 'r', 'a')"], // prettier-ignore
  ])("under session_replication_role = replica %s any more", async (_, statement) => {
    const role = "set local session_replication_role = replica; set local role tenantry_emergency";
    expect(await attempt(`${role}; ${statement}`, db)).toBe("42501");
  });
});

test("who lifted a hold, and when, is written by the registry", async () => {
  const context = { actor: "olga", actor_source: "env" };
  await emergency.transaction((tx) => tx.script(setHold("archived", "state = 'lifted'")), { context });
  const { rows } = await db.query(
    "select closed_by, closed_at is not null as timed from tenantry.holds where target_id = 'archived'",
  );
  expect(rows).toEqual([{ closed_by: "olga", timed: true }]);
});

test.each(["state = 'open'", "state = 'lifted'", "reason = 'other'", "closed_at = null"])(
  "nobody gives a closed hold %s, not even a superuser",
  async (change) => {
    for (const role of ["origin", "replica"]) {
      const replica = `set local session_replication_role = ${role}`;
      expect(await attempt(`${replica}; ${setHold("reconciled", change)}`, db)).toBe("42501");
    }
  },
);
