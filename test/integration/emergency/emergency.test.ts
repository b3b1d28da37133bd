import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { resumeTenant } from "../../../src/emergency/resume.ts";
import type { SuspendInput } from "../../../src/emergency/suspend.ts";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { lockEntities } from "../../../src/registry/queries/lock-entities.ts";
import { lockInfo } from "../../../src/registry/queries/lock-info.ts";
import { acquireSyncLock } from "../../../src/sync/apply-lock.ts";
import { failureOf } from "../../support/failure.ts";
import { git } from "../../support/git-folder.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml } from "../../support/workspace.ts";

let workspace: Workspace;
let db: Database;

beforeEach(async () => {
  workspace = await syncedWorkspace();
  db = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
});
afterEach(() => db.close());

const olga = { actor: "olga", actor_source: "env", pr_url: null, pr_source: null, commit: null, reason: null } as const;
const input = (settings: Partial<SuspendInput> = {}): SuspendInput => ({
  tenantId: "acme",
  reason: "payment overdue",
  attribution: olga,
  ...settings,
});

async function countRows(): Promise<unknown> {
  const { rows } = await workspace.db.query(
    `select (select count(*) from tenantry.holds) as holds, (select count(*) from tenantry.outbox) as outbox,
            (select nrows from audit.head) as audited, config_version as version
       from tenantry.tenants where tenant_id = 'acme'`,
  );
  return rows[0];
}

describe("suspend", () => {
  test("writes hold, status, version, audit entries and one event, in one transaction", async () => {
    const result = await suspendTenant(db, input({ incident: "INC-482", reviewBy: "2026-11-24" }));
    const commit = git(workspace.root, "rev-parse", "HEAD");
    expect(result).toMatchObject({
      already: false,
      status_before: "active",
      status: "suspended",
      config_version: 2,
      hold: {
        target_kind: "tenant",
        target_id: "acme",
        field: "status",
        value: "suspended",
        prior_value: "active",
        reason: "payment overdue",
        incident: "INC-482",
        actor: "olga",
        review_by: "2026-11-24",
        base_commit: commit,
        state: "open",
      },
    });
    const { rows: tenants } = await workspace.db.query(
      "select status, suspension_reason, suspension_ticket, suspended_at is not null as timed, config_version, content_hash, last_modified_by from tenantry.tenants where tenant_id = 'acme'",
    );
    expect(tenants).toEqual([
      {
        status: "suspended",
        suspension_reason: "payment overdue",
        suspension_ticket: "INC-482",
        timed: true,
        config_version: 2,
        content_hash: null,
        last_modified_by: "olga",
      },
    ]);
    const { rows: events } = await workspace.db.query(
      "select tenant_id, action, config_version from tenantry.outbox where id > 5",
    );
    expect(events).toEqual([{ tenant_id: "acme", action: "suspended", config_version: 2 }]);
    const { rows: log } = await workspace.db.query(
      "select tbl, db_role, ctx::jsonb ->> 'actor' as actor, ctx::jsonb ->> 'emergency' as emergency, ctx::jsonb ->> 'reason' as reason, max(link) over () - min(link) over () + 1 as links from audit.log where seq > 7 order by seq",
    );
    const entry = {
      db_role: "tenantry_emergency",
      actor: "olga",
      emergency: "suspend",
      reason: "payment overdue",
      links: 1,
    };
    expect(log).toEqual([{ tbl: "tenants", ...entry }, { tbl: "holds", ...entry }]); // prettier-ignore
  });

  test("on a tenant that is held already changes nothing and says so", async () => {
    const first = await suspendTenant(db, input());
    const before = await countRows();
    const again = await suspendTenant(db, input({ reason: "something else" }));
    expect(again).toMatchObject({ already: true, hold: first.hold, config_version: 2 });
    expect(await countRows()).toEqual(before);
  });

  test("on a held tenant that somebody has set active by hand suspends it again, under the same hold", async () => {
    const { hold } = await suspendTenant(db, input());
    await workspace.db.script(
      "update tenantry.tenants set status = 'active', suspension_reason = null where tenant_id = 'acme'",
    );
    expect(await suspendTenant(db, input())).toMatchObject({ already: false, hold, config_version: 4 });
  });

  test("on a tenant that Git has suspended opens a hold, keeps Git's reason and moves the version", async () => {
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { status: "suspended" }));
    workspace.commit("suspend");
    await workspace.sync();
    const result = await suspendTenant(db, input());
    expect(result).toMatchObject({
      already: false,
      status_before: "suspended",
      config_version: 3,
      hold: { state: "open" },
    });
    const { rows } = await workspace.db.query(
      "select suspension_reason from tenantry.tenants where tenant_id = 'acme'",
    );
    expect(rows).toEqual([{ suspension_reason: "unpaid" }]);
  });

  test.each([
    ["an unknown tenant", { tenantId: "acmee" }, "refused", 'no tenant "acmee"', "Did you mean `acme`?"],
    ["a tenant like no other", { tenantId: "zzz-unrelated" }, "refused", "no tenant", "There are acme, beta,"],
    ["no reason", { reason: "  " }, "usage", "needs a reason", "--reason"],
    ["a reason of pages", { reason: "x".repeat(501) }, "usage", "--reason has 501 characters", "Shorten it"],
    ["an incident of pages", { incident: "x".repeat(501) }, "usage", "--incident has 501 characters", "Shorten it"],
    ["another environment", { environment: "prod" }, "refused", "environment", "TENANTRY_ENVIRONMENT"],
  ])("of %s is refused", async (_, settings, code, message, hint) => {
    const error = await failureOf(suspendTenant(db, input(settings)));
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  test.each([
    ["an archived tenant", "status = 'archived'", "is archived"],
    ["a removed tenant", "status = 'archived', removed_at = now()", "was removed"],
  ])("of %s is refused, and nothing is written", async (_, change, message) => {
    await workspace.db.script(`update tenantry.tenants set ${change} where tenant_id = 'acme'`);
    const before = await countRows();
    const error = await failureOf(suspendTenant(db, input()));
    expect(error).toMatchObject({ code: "refused", message: expect.stringContaining(message) as string });
    expect(await countRows()).toEqual(before);
  });

  test("waits neither for the lock of a sync, nor for the registry's row, nor for the tenant's tier", async () => {
    await workspace.db.transaction(async (tx) => {
      await acquireSyncLock(tx);
      await lockInfo(tx);
      await lockEntities(tx, "tier", ["gold", "silver"]);
      expect(await suspendTenant(db, input())).toMatchObject({ status: "suspended" });
    });
  });

  test("is tried again when it was the victim of a deadlock", async () => {
    await workspace.db.script(
      `create sequence attempts; grant usage on attempts to public;
       create function lose_once() returns trigger language plpgsql as
         $$ begin if nextval('public.attempts') = 1 then raise exception 'deadlock detected' using errcode = '40P01'; end if; return new; end $$;
       create trigger aaa before insert on tenantry.holds for each row execute function public.lose_once()`,
    );
    expect(await suspendTenant(db, input())).toMatchObject({ config_version: 2 });
    expect(await countRows()).toMatchObject({ holds: 1, outbox: 6 });
  });
});

describe("resume", () => {
  test("lifts the hold and writes one event", async () => {
    await suspendTenant(db, input());
    const result = await resumeTenant(db, input({ reason: "paid" }));
    expect(result).toMatchObject({
      status_before: "suspended",
      status: "active",
      config_version: 3,
      hold: { state: "lifted" },
    });
    const { rows } = await workspace.db.query(
      "select state, closed_by, (select jsonb_agg(action order by id) from tenantry.outbox where id > 5) as events from tenantry.holds",
    );
    expect(rows).toEqual([{ state: "lifted", closed_by: "olga", events: ["suspended", "resumed"] }]);
  });

  test("goes back to the status before the hold for a tenant that sync has never written", async () => {
    await workspace.db.script(
      "update tenantry.tenants set applied = null, status = 'provisioning' where tenant_id = 'acme'",
    );
    await suspendTenant(db, input());
    expect(await resumeTenant(db, input())).toMatchObject({ status: "provisioning" });
  });

  test("with a reason of pages is refused, and the hold stays", async () => {
    await suspendTenant(db, input());
    const before = await countRows();
    expect(await failureOf(resumeTenant(db, input({ reason: "x".repeat(501) })))).toMatchObject({ code: "usage" });
    expect(await countRows()).toEqual(before);
  });

  test.each([
    ["that is not held", "active", "is not held"],
    ["that its file has suspended", "suspended", "suspended by its file"],
  ])("of a tenant %s is refused", async (_, status, message) => {
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { status, extra: "labels: {a: b}\n" }));
    workspace.commit("change");
    await workspace.sync();
    const error = await failureOf(resumeTenant(db, input()));
    expect(error).toMatchObject({ code: "refused", message: expect.stringContaining(message) as string });
  });
});
