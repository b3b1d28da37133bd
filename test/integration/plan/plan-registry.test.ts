import { expect, test } from "vitest";
import { isEmptyPlan } from "../../../src/model/plan.ts";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import { planAgainstRegistry } from "../../../src/pipeline/plan.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { emptyDatabase } from "../../support/database.ts";
import { git } from "../../support/git-folder.ts";
import { newWorkspace, syncedWorkspace, tenantYaml, tierYaml, type Workspace } from "../../support/workspace.ts";

const today = "2026-11-23";

/** As a login that may read and nothing else. */
async function plan({ root, database }: Workspace, environment?: string) {
  const db = await openDatabase(database.urlAs("tenantry_reader"));
  try {
    return (await planAgainstRegistry({ root, today, db, environment })).plan;
  } finally {
    await db.close();
  }
}

test("a reader plans what a sync would do, and nothing is left after it", async () => {
  const workspace = await newWorkspace();
  const commit = workspace.commit("first");
  const first = await plan(workspace, "test");
  expect(first).toMatchObject({
    environment: "test",
    base: { label: "registry test", revision: 0, commit: null },
    target: { commit },
    summary: { create: 5, update: 0, delete: 0 },
  });
  const synced = await workspace.sync();
  expect(synced.plan.hash).toBe(first.hash);
  const second = await plan(workspace);
  expect(isEmptyPlan(second)).toBe(true);
  expect(second.base).toMatchObject({ revision: 1, commit });
});

test("says what Git, a hand and both have changed, and from which file a deleted tier came", async () => {
  const workspace = await syncedWorkspace();
  await workspace.db.query("update tenantry.tenants set owner = 'by@hand.example' where tenant_id in ('acme', 'beta')");
  workspace.write("tenants/beta.yaml", tenantYaml("beta").replace("owner: beta@", "owner: git@"));
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.remove("tiers/silver.yaml");
  const { tenants, declared, effects } = await plan(workspace);
  const owners = tenants.flatMap(({ tenant_id, fields }) =>
    fields.filter(({ path }) => path === "owner").map(({ changed_by }) => `${tenant_id} ${changed_by}`),
  );
  expect(owners).toEqual(["acme live", "beta both"]);
  expect(declared.map(({ action, file }) => `${action} ${file}`)).toEqual([
    "update tiers/gold.yaml",
    "delete tiers/silver.yaml",
    "update tenants/beta.yaml",
  ]);
  expect(effects).toEqual([{ cause: "tier:gold", path: "limits.max_users", before: 200, after: 300, tenants: 5 }]);
});

test("says that a hold stays where a sync would keep it: for files that are no commit, and for a step back", async () => {
  const workspace = await newWorkspace();
  const suspended = tenantYaml("acme", { status: "suspended" });
  workspace.write("tenants/acme.yaml", suspended);
  workspace.commit("suspended");
  workspace.write("tenants/acme.yaml", tenantYaml("acme"));
  workspace.commit("paid");
  await workspace.sync();
  const attribution = { actor: "olga", actor_source: "flag", pr_url: null, pr_source: null, commit: null, reason: null } as const; // prettier-ignore
  await suspendTenant(workspace.db, { tenantId: "acme", reason: "breach", attribution });
  const keeps = { held: [{ tenant_id: "acme", value: "suspended", desired: "suspended" }] };
  const main = git(workspace.root, "rev-parse", "--abbrev-ref", "HEAD");

  workspace.write("tenants/acme.yaml", suspended);
  const dirty = await plan(workspace);
  expect(dirty).toMatchObject(keeps);
  expect(dirty.hash).toBe((await workspace.sync({ dryRun: true })).plan.hash);

  git(workspace.root, "stash");
  git(workspace.root, "checkout", "--quiet", "HEAD~1");
  const back = await plan(workspace);
  expect(back).toMatchObject(keeps);
  expect(back.hash).toBe((await workspace.sync({ dryRun: true, allowRollback: true, reason: "a look" })).plan.hash);

  git(workspace.root, "checkout", "--quiet", main);
  workspace.write("tenants/acme.yaml", suspended);
  workspace.commit("suspended again");
  expect(await plan(workspace)).toMatchObject({ held: [], tenants: [{ tenant_id: "acme", reconciles: [1] }] });
});

test("what Git acknowledges on the way counts", async () => {
  const workspace = await syncedWorkspace();
  for (const id of ["acme", "beta", "coral"])
    workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { extra: "labels: {a: b}\n" }));
  workspace.commit("Label");
  expect((await plan(workspace)).safety).toMatchObject([{ limit: "max_update_percent", count: 3, allowed: 2 }]);
  workspace.write("README.md", "x");
  workspace.commit("Note\n\nTenantry-Allow: updates=3 labels for finance");
  expect((await plan(workspace)).safety).toEqual([]);
});

test("refuses another environment's registry, and a database without one", async () => {
  const workspace = await newWorkspace();
  await expect(plan(workspace, "prod")).rejects.toMatchObject({ name: "OperationalError" });
  const bare = await emptyDatabase();
  const db = await openDatabase(bare.url);
  await expect(planAgainstRegistry({ root: workspace.root, today, db })).rejects.toMatchObject({
    name: "OperationalError",
  });
  await db.close();
  await bare.close();
});
