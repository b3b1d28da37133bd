/** Who set what a tenant has, from files, from a tier, by an emergency and by hand. */
import { expect, test } from "vitest";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import { blameTenant } from "../../../src/pipeline/audit-log/blame.ts";
import { renderBlame } from "../../../src/report/tables/blame.ts";
import { olga } from "../../support/people.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

test("every value is the doing of whoever made it what it is", async () => {
  const workspace = await syncedWorkspace();
  const { db, database } = workspace;
  const address = { databaseUrl: database.url };
  const created = await blameTenant(address, "acme");
  expect(created.values.map(({ set }) => set?.action)).toEqual(created.values.map(() => "created"));

  workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: "labels: {team: a}\n" }));
  const ofLabels = workspace.commit("Labels (#41)");
  await workspace.sync({ actor: "ann" });
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  const ofTier = workspace.commit("More users (#42)");
  await workspace.sync({ actor: "bob", allow: ["updates=9 growth"] });
  const attested = { ...olga, actor_source: "oidc" } as const;
  await suspendTenant(db, { tenantId: "acme", reason: "breach", attribution: attested });
  await db.query("update tenantry.tenants set owner = 'x', labels = labels where tenant_id = 'acme'");
  await db.query("update tenantry.tenants set owner = 'y' where tenant_id = 'beta'");

  const blame = await blameTenant(address, "acme");
  const set = new Map(blame.values.map((value) => [value.path, { source: value.source, ...value.set }]));
  expect(set.get("region")).toMatchObject({ action: "created", source: "tenant", trust: "asserted" });
  expect(set.get("labels.team")).toMatchObject({
    commit: ofLabels,
    actor: "ann",
    actor_source: "flag",
    trust: "asserted",
  });
  expect(set.get("limits.max_users")).toMatchObject({ commit: ofTier, actor: "bob", source: "tier:gold" });
  expect(set.get("limits.max_users")?.sync_id).toMatch(/^[0-9a-f-]{36}$/);
  expect(set.get("status")).toMatchObject({ action: "suspended", source: "hold 1", actor: "olga", trust: "attested", reason: "breach" }); // prettier-ignore
  expect(set.get("suspension.reason")).toMatchObject({ action: "suspended" });
  expect(set.get("owner")).toMatchObject({ action: "updated", trust: "direct", actor_source: null, commit: null });

  const limits = await blameTenant(address, "acme", "limits");
  expect(limits.values.map(({ path }) => path)).toEqual(["limits.max_users"]);
  const owner = await blameTenant(address, "acme", "owner");
  expect(renderBlame(owner, { color: false })).toContain(`${set.get("owner")?.actor ?? "?"} (direct)`);
  await expect(blameTenant(address, "acme", "limits.max_user")).rejects.toMatchObject({
    message: 'acme has no value "limits.max_user".',
    hint: "Did you mean limits.max_users?",
  });
  await expect(blameTenant(address, "acmee")).rejects.toMatchObject({ hint: "Did you mean `acme`?" });
});
