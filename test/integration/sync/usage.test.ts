import { expect, test } from "vitest";
import { putUsage } from "../../../src/pipeline/usage.ts";
import { planAgainstRegistry } from "../../../src/pipeline/plan.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { failureOf } from "../../support/failure.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

test("a limit below what operations observed is refused by plan and sync, and let through by whoever means it", async () => {
  const workspace = await syncedWorkspace();
  const { database, db, root } = workspace;
  const text = ["acme", "beta", "coral"].map((id, index) => `{"tenant_id":"${id}","users":${149 + index}}\n`).join("");
  await putUsage({ databaseUrl: database.urlAs("tenantry_ops"), text, now: "2026-11-23T09:00:00Z" });
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 149 }));
  workspace.commit("fewer users");

  const reader = await openDatabase(database.urlAs("tenantry_reader"));
  const { plan } = await planAgainstRegistry({ root, today: "2026-11-23", db: reader });
  await reader.close();
  expect(plan.safety.map(({ limit, acknowledge }) => [limit, acknowledge])).toEqual([
    ["below_usage", "overages=2"],
    ["below_usage", "overages=2"],
  ]);

  const refusal = await failureOf(workspace.sync({ allow: ["overages=1 one of them"] }));
  expect(refusal).toMatchObject({
    code: "safety_limit",
    message:
      "Tenant beta: max_users falls to 149 users, but it uses 150 (observed 2026-11-23T09:00:00.000Z) (and 1 more finding).",
  });
  expect(refusal.hint).toContain('If it is meant: --allow "overages=2 REASON", or');
  expect((await workspace.sync({ allow: ["overages=2 they were told"] })).applied).toMatchObject({ updated: 5 });
  const { rows } = await db.query("select ctx::jsonb -> 'allowed' as allowed from audit.log order by seq desc limit 1");
  expect(rows).toEqual([{ allowed: [{ text: "overages=2 they were told", source: "flag" }] }]);
});

test("downgrades are refused tenant by tenant, and the log keeps who let them through", async () => {
  const workspace = await syncedWorkspace();
  workspace.write(
    "tenantry.yaml",
    `version: 1\ncurrency: INR\nlimits: {max_users: {unit: users, kind: quota}}\npolicy: {sync: {max_update_percent: 100, max_downgrade: 1}}\ncache: none\n`,
  );
  for (const id of ["acme", "beta"]) workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { tier: "silver" }));
  workspace.commit("two go to silver\n\nTenantry-Allow: downgrades=2 end of trial\n");
  expect((await workspace.sync()).applied).toMatchObject({ updated: 2 });
  const { rows } = await workspace.db.query(
    "select ctx::jsonb -> 'allowed' as allowed from audit.log order by seq desc limit 1",
  );
  expect(rows).toEqual([{ allowed: [{ text: "downgrades=2 end of trial", source: "git" }] }]);
  for (const id of ["acme", "beta"]) workspace.write(`tenants/${id}.yaml`, tenantYaml(id));
  workspace.commit("back");
  await workspace.sync();
  for (const id of ["acme", "beta"]) workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { tier: "silver" }));
  workspace.commit("again");
  const refusal = await failureOf(workspace.sync());
  expect(refusal).toMatchObject({ code: "safety_limit", safety: [{ limit: "max_downgrade", count: 2, allowed: 1 }] });
  expect(refusal.hint).toContain('--allow "downgrades=2 REASON"');
});

test("a tenant that the registry protects stays, though its file is gone and whatever is acknowledged", async () => {
  const workspace = await syncedWorkspace();
  workspace.write("tenants/gone.yaml", tenantYaml("gone", { status: "archived", extra: "prevent_deletion: true\n" }));
  workspace.commit("protected");
  await workspace.sync();
  workspace.remove("tenants/gone.yaml");
  workspace.commit("remove it");
  expect(await failureOf(workspace.sync({ allow: ["removals=9 sure"] }))).toMatchObject({
    code: "safety_limit",
    message: expect.stringContaining("gone has no file any more, but is protected from deletion") as string,
    safety: [{ limit: "prevent_deletion" }],
  });
  const { rows } = await workspace.db.query("select removed_at from tenantry.tenants where tenant_id = 'gone'");
  expect(rows).toEqual([{ removed_at: null }]);
});
