/** Git, a hold and a hand that disagree: docs/adr/0002-who-wins.md. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Attribution } from "../../../src/model/attribution.ts";
import type { EmergencyResult } from "../../../src/model/sync.ts";
import { resumeTenant } from "../../../src/emergency/resume.ts";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import type { Database } from "../../../src/registry/database.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { git } from "../../support/git-folder.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

const attribution: Attribution = {
  actor: "olga",
  actor_source: "flag",
  pr_url: null,
  pr_source: null,
  commit: null,
  reason: null,
};

let workspace: Workspace;
let emergency: Database;

beforeEach(async () => {
  workspace = await syncedWorkspace();
  emergency = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
});
afterEach(() => emergency.close());

const suspend = (reason = "breach"): Promise<EmergencyResult> =>
  suspendTenant(emergency, { tenantId: "acme", reason, attribution });
const resume = (): Promise<EmergencyResult> =>
  resumeTenant(emergency, { tenantId: "acme", reason: "over", attribution });

async function acme(): Promise<Record<string, unknown> | undefined> {
  const { rows } = await workspace.db.query<Record<string, unknown>>(
    `select status, suspension_reason, limits, applied ->> 'status' as git,
            (select array_agg(state order by id) from tenantry.holds) as holds
       from tenantry.tenants where tenant_id = 'acme'`,
  );
  return rows[0];
}

function change(yaml: string): void {
  workspace.write("tenants/acme.yaml", yaml);
  workspace.commit("change");
}

test("a hold survives a sync, which applies everything else and says so", async () => {
  await suspend();
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.commit("uplift");
  const { plan, applied } = await workspace.sync();
  expect(plan.held).toMatchObject([{ tenant_id: "acme", path: "status", value: "suspended", desired: "active" }]);
  expect(applied).toMatchObject({ updated: 5, held: 1 });
  expect(await acme()).toEqual({
    status: "suspended",
    suspension_reason: "breach",
    limits: { max_users: 300 },
    git: "active",
    holds: ["open"],
  });
  const again = await workspace.sync();
  expect(again).toMatchObject({ applied: null, plan: { held: [{ tenant_id: "acme" }] } });
});

test("a hold closes as reconciled when Git carries its value, and later Git decides again", async () => {
  await suspend();
  change(tenantYaml("acme", { status: "suspended" }));
  expect((await workspace.sync()).applied).toMatchObject({ updated: 1, held: 0 });
  expect(await acme()).toMatchObject({ status: "suspended", suspension_reason: "unpaid", holds: ["reconciled"] });
  change(tenantYaml("acme"));
  await workspace.sync();
  expect(await acme()).toMatchObject({ status: "active", suspension_reason: null, holds: ["reconciled"] });
});

test("no rollback lifts a hold", async () => {
  const first = git(workspace.root, "rev-parse", "HEAD");
  change(tenantYaml("acme", { extra: "limits: {max_users: 7}\n" }));
  await workspace.sync();
  await suspend();
  git(workspace.root, "checkout", "--quiet", first);
  await workspace.sync({ allowRollback: true, reason: "bad limits" });
  expect(await acme()).toMatchObject({ status: "suspended", limits: { max_users: 200 }, holds: ["open"] });
});

test("a merged re-activation that waits for its sync does not win over a hold", async () => {
  change(tenantYaml("acme", { status: "suspended" }));
  await workspace.sync();
  change(tenantYaml("acme"));
  expect(await suspend()).toMatchObject({ status_before: "suspended", already: false });
  await workspace.sync();
  expect(await acme()).toMatchObject({ status: "suspended", suspension_reason: "unpaid", holds: ["open"] });
});

test("resume goes back to what Git asks for, and the next sync has nothing to do", async () => {
  await suspend();
  expect(await resume()).toMatchObject({ status: "active", hold: { state: "lifted" } });
  expect(await acme()).toMatchObject({ status: "active", suspension_reason: null, holds: ["lifted"] });
  expect((await workspace.sync()).applied).toBeNull();
});

test("resume leaves a tenant suspended whose file says so", async () => {
  change(tenantYaml("acme", { status: "suspended" }));
  await workspace.sync();
  await suspend();
  expect(await resume()).toMatchObject({ status_before: "suspended", status: "suspended" });
  expect(await acme()).toMatchObject({ status: "suspended", suspension_reason: "unpaid", holds: ["lifted"] });
  expect((await workspace.sync()).applied).toBeNull();
});

test("resume goes to the status that was synced during the hold", async () => {
  await suspend();
  change(tenantYaml("acme", { status: "offboarding", extra: "labels: {stage: leaving}\n" }));
  await workspace.sync();
  expect(await acme()).toMatchObject({ status: "suspended", git: "offboarding" });
  expect(await resume()).toMatchObject({ status: "offboarding" });
  expect((await workspace.sync()).applied).toBeNull();
});

test("resume goes to the status that was synced during the hold when nothing else changed, and twice writes nothing", async () => {
  await suspend();
  change(tenantYaml("acme", { status: "offboarding" }));
  expect((await workspace.sync()).applied).toMatchObject({ updated: 1, held: 1 });
  expect(await acme()).toMatchObject({ status: "suspended", git: "offboarding", holds: ["open"] });
  expect(await workspace.sync()).toMatchObject({ applied: null, plan: { tenants: [], held: [{ tenant_id: "acme" }] } });
  expect(await resume()).toMatchObject({ status: "offboarding" });
  expect((await workspace.sync()).applied).toBeNull();
});

test("what a hand did before Git asked for it is Git's once it is synced: a hold goes back to it", async () => {
  await workspace.db.query(
    "update tenantry.tenants set status = 'suspended', suspension_reason = 'unpaid' where tenant_id = 'acme'",
  );
  change(tenantYaml("acme", { status: "suspended" }));
  expect((await workspace.sync()).plan.tenants).toMatchObject([{ tenant_id: "acme", fields: [] }]);
  expect((await workspace.sync()).applied).toBeNull();
  await suspend();
  expect(await resume()).toMatchObject({ status: "suspended" });
});

test("files that are not committed end no hold, so that taking them back ends no suspension", async () => {
  await suspend();
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { status: "suspended" }));
  await workspace.sync();
  expect(await acme()).toMatchObject({ status: "suspended", holds: ["open"] });
  git(workspace.root, "checkout", "--", "tenants/acme.yaml");
  await workspace.sync();
  expect(await acme()).toMatchObject({ status: "suspended", holds: ["open"] });
});

test("a rollback ends no suspension that Git has carried, unless it is asked to", async () => {
  await suspend();
  change(tenantYaml("acme", { status: "suspended" }));
  await workspace.sync();
  git(workspace.root, "checkout", "--quiet", "HEAD~1");
  const rollback = { allowRollback: true, reason: "bad deploy" };
  await expect(workspace.sync(rollback)).rejects.toMatchObject({ code: "safety_limit" });
  expect(await acme()).toMatchObject({ status: "suspended" });
  await workspace.sync({ ...rollback, allow: ["resumptions=1 the breach was a false alarm"] });
  expect(await acme()).toMatchObject({ status: "active" });
});

test("files that are not committed end no suspension of a commit", async () => {
  change(tenantYaml("acme", { status: "suspended" }));
  await workspace.sync();
  workspace.write("tenants/acme.yaml", tenantYaml("acme"));
  await expect(workspace.sync()).rejects.toMatchObject({ code: "safety_limit" });
  workspace.commit("paid");
  await workspace.sync();
  expect(await acme()).toMatchObject({ status: "active" });
});

test("a status that a hand has set is put back, wherever the hand has put it", async () => {
  await workspace.db.query("update tenantry.tenants set status = 'archived' where tenant_id = 'acme'");
  const { plan } = await workspace.sync();
  expect(plan.tenants).toMatchObject([{ tenant_id: "acme", fields: [{ path: "status", changed_by: "live" }] }]);
  expect(await acme()).toMatchObject({ status: "active" });
});
