/** Whoever waits, a sync or a suspension, must see what came first: docs/adr/0001-lock-order-and-isolation.md. */
import { expect, test } from "vitest";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import type { Plan } from "../../../src/model/plan.ts";
import type { Database, Sql } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { lockTenants } from "../../../src/registry/queries/lock-tenants.ts";
import { openHold } from "../../../src/registry/queries/open-hold.ts";
import { setTenantStatus } from "../../../src/registry/queries/set-tenant-status.ts";
import { newGate, untilSomebodyWaits } from "../../support/lock-wait.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

/** What suspend does, in a transaction that stays open until the sync has come to wait for it. */
async function suspendInFrontOf(workspace: Workspace, write: (tx: Sql) => Promise<unknown>): Promise<Plan[]> {
  const emergency = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  const plans: Plan[] = [];
  const locked = newGate();
  const waited = newGate();
  const suspension = emergency.transaction(
    async (tx) => {
      await lockTenants(tx, ["acme"]);
      await write(tx);
      locked.open();
      await waited.opened;
    },
    { role: "tenantry_emergency", context: { actor: "olga" } },
  );
  await locked.opened;
  const sync = workspace.sync({ onPlan: (plan) => plans.push(plan) });
  await untilSomebodyWaits(workspace.db);
  waited.open();
  await Promise.all([suspension, sync]);
  await emergency.close();
  return plans;
}

function hold(tx: Sql, prior: string): Promise<unknown> {
  const target = { target_kind: "tenant", target_id: "acme", field: "status" } as const;
  const why = { reason: "breach", incident: null, actor: "olga", review_by: null, base_commit: null };
  return openHold(tx, { ...target, ...why, value: "suspended", prior_value: prior });
}

async function readAcme(db: Database): Promise<unknown> {
  const { rows } = await db.query(
    "select status, limits, (select state from tenantry.holds) as hold from tenantry.tenants where tenant_id = 'acme'",
  );
  return rows[0];
}

test("a sync that waited for a suspension plans again and leaves the tenant suspended", async () => {
  const workspace = await syncedWorkspace();
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.commit("uplift");
  const plans = await suspendInFrontOf(workspace, async (tx) => {
    await setTenantStatus(tx, "acme", "suspended", { reason: "breach" });
    await hold(tx, "active");
  });
  expect(await readAcme(workspace.db)).toEqual({ status: "suspended", limits: { max_users: 300 }, hold: "open" });
  expect(plans.map(({ held }) => held.length)).toEqual([0, 1]);
});

async function suspendedWorkspaceToResume(): Promise<Workspace> {
  const workspace = await syncedWorkspace();
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { status: "suspended" }));
  workspace.commit("suspend");
  await workspace.sync();
  workspace.write("tenants/acme.yaml", tenantYaml("acme"));
  workspace.commit("resume");
  return workspace;
}

test("a sync that was about to re-activate a tenant keeps it suspended when a hold came first", async () => {
  const workspace = await suspendedWorkspaceToResume();
  const plans = await suspendInFrontOf(workspace, (tx) => hold(tx, "suspended"));
  expect(await readAcme(workspace.db)).toMatchObject({ status: "suspended", hold: "open" });
  expect(plans.map(({ held }) => held.length)).toEqual([0, 1]);
});

test("a suspension that waited for a sync that re-activates the tenant suspends it again", async () => {
  const workspace = await suspendedWorkspaceToResume();
  const emergency = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  const attribution = { actor: "olga", actor_source: "env", pr_url: null, pr_source: null, commit: null, reason: null } as const; // prettier-ignore
  const { sync, suspension } = await workspace.db.transaction(async (tx) => {
    // Where a sync writes last: it has written the tenant, and has not committed.
    await tx.script("lock table tenantry.sync_runs in share mode");
    const sync = workspace.sync();
    await untilSomebodyWaits(workspace.db, 1);
    const suspension = suspendTenant(emergency, { tenantId: "acme", reason: "breach", attribution });
    await untilSomebodyWaits(workspace.db, 2);
    return { sync, suspension };
  });
  expect((await sync).applied).toMatchObject({ updated: 1 });
  expect(await suspension).toMatchObject({ status_before: "active", already: false, hold: { prior_value: "active" } });
  await emergency.close();
  expect(await readAcme(workspace.db)).toMatchObject({ status: "suspended", hold: "open" });
});
