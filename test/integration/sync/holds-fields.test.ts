/** Git and holds on limits, features and flags: docs/adr/0002-who-wins.md. */
import { beforeEach, expect, test } from "vitest";
import { findRegistryDrift } from "../../../src/pipeline/drift.ts";
import { git } from "../../support/git-folder.ts";
import type { HeldWorkspace } from "../../support/held-workspace.ts";
import { goldYaml, heldWorkspace } from "../../support/held-workspace.ts";
import { tenantYaml } from "../../support/workspace.ts";

let registry: HeldWorkspace;
beforeEach(async () => {
  registry = await heldWorkspace();
});

async function findDrift(): Promise<unknown> {
  const { root, database } = registry;
  return (await findRegistryDrift({ root, today: "2026-11-23", databaseUrl: database.url, environment: "test" })).rows;
}

async function holdStates(): Promise<unknown[]> {
  const { rows } = await registry.db.query<{ state: string }>("select state from tenantry.holds order by id");
  return rows.map(({ state }) => state);
}

function change(extra: string): void {
  registry.write("tenants/acme.yaml", tenantYaml("acme", { extra }));
  registry.commit("change");
}

test("holds survive a sync, which applies everything else and says so", async () => {
  await registry.hold("acme", "limits.max_users", 5);
  await registry.hold("acme", "features.search", false);
  registry.write("tiers/gold.yaml", goldYaml({ maxUsers: 300 }));
  change("labels: {a: b}\n");
  const { plan, applied } = await registry.sync();
  expect(plan.held).toMatchObject([
    { tenant_id: "acme", path: "limits.max_users", value: 5, desired: 300 },
    { tenant_id: "acme", path: "features.search", value: false, desired: true },
  ]);
  expect(applied).toMatchObject({ updated: 5, held: 2 });
  expect(await registry.see("acme")).toMatchObject({ limits: { max_users: 5 }, features: ["exports"] });
  expect(await registry.see("beta")).toMatchObject({ limits: { max_users: 300 } });
  expect(await registry.sync()).toMatchObject({ applied: null, plan: { tenants: [] } });
  await registry.lift("acme", "limits.max_users");
  expect(await registry.see("acme")).toMatchObject({ limits: { max_users: 300 }, features: ["exports"] });
  expect((await registry.sync()).applied).toBeNull();
});

test.each([
  ["limits.max_users", 5, "limits: {max_users: 5}\n", { limits: { max_users: 5 } }],
  ["features.exports", false, "features: {exports: false}\n", { features: ["search"] }],
] as const)(
  "a hold on %s closes as reconciled when Git carries its value, and later Git decides",
  async (field, value, yaml, seen) => {
    await registry.hold("acme", field, value);
    change(yaml);
    expect((await registry.sync()).plan.tenants).toMatchObject([{ tenant_id: "acme", reconciles: [1] }]);
    expect(await holdStates()).toEqual(["reconciled"]);
    expect(await registry.see("acme")).toMatchObject(seen);
    expect((await registry.sync()).applied).toBeNull();
    change("");
    await registry.sync();
    expect(await registry.see("acme")).toMatchObject({ limits: { max_users: 200 }, features: ["exports", "search"] });
  },
);

test("the commit that was synced before it reconciles no hold, so that what was merged by then does not win", async () => {
  change("limits: {max_users: 5}\n");
  const old = git(registry.root, "rev-parse", "HEAD");
  await registry.sync();
  change("limits: {max_users: 900}\n");
  const merged = git(registry.root, "rev-parse", "HEAD");
  await registry.hold("acme", "limits.max_users", 5);
  git(registry.root, "checkout", "--quiet", old);
  expect(await registry.sync()).toMatchObject({ applied: null, plan: { held: [{ path: "limits.max_users" }] } });
  git(registry.root, "checkout", "--quiet", merged);
  await registry.sync();
  expect(await registry.see("acme")).toMatchObject({ limits: { max_users: 5 } });
  expect(await holdStates()).toEqual(["open"]);
});

test("no rollback, and nothing that is not committed, ends a hold", async () => {
  const first = git(registry.root, "rev-parse", "HEAD");
  change("labels: {a: b}\n");
  await registry.sync();
  await registry.hold("acme", "limits.max_users", 200);
  registry.write("tenants/acme.yaml", tenantYaml("acme"));
  await registry.sync();
  git(registry.root, "checkout", "--quiet", "--force", first);
  await registry.sync({ allowRollback: true, reason: "bad deploy" });
  expect(await holdStates()).toEqual(["open"]);
});

test("what a hold or a killed flag explains is no drift, and what a hand does beside them is", async () => {
  await registry.hold("acme", "limits.max_users", 5);
  await registry.kill("fast_path");
  expect(await findDrift()).toEqual([]);
  change("labels: {a: b}\n");
  await registry.sync();
  expect(await findDrift()).toEqual([]);
  await registry.db.script("update tenantry.tenants set features = '[\"search\"]' where tenant_id = 'acme'");
  expect(await findDrift()).toMatchObject([{ id: "acme", fields: [{ path: "features.exports" }] }]);
});

test("a sync that was planned before a hold or a kill is planned again", async () => {
  registry.write("tiers/gold.yaml", goldYaml({ maxUsers: 300 }));
  registry.commit("uplift");
  const acts = [() => registry.hold("acme", "limits.max_users", 5), () => registry.kill("fast_path")];
  const { plan } = await registry.sync({
    confirm: async () => {
      await acts.shift()?.();
    },
  });
  expect(acts).toEqual([]);
  expect(plan).toMatchObject({ held: [{ path: "limits.max_users" }], killed: [{ flag: "fast_path" }] });
  expect(await registry.see("acme")).toMatchObject({ limits: { max_users: 5 }, flags: { new_ui: true } });
  expect(await registry.see("beta")).toMatchObject({ limits: { max_users: 300 }, flags: { new_ui: true } });
});

test("a saved plan that did not know of a kill is stale", async () => {
  registry.write("tenants/fresh.yaml", tenantYaml("fresh"));
  registry.commit("fresh");
  const { plan: saved } = await registry.sync({ dryRun: true });
  await registry.kill("fast_path");
  await expect(registry.sync({ saved })).rejects.toMatchObject({
    code: "plan_stale",
    message: expect.stringContaining("hold 1 on flag fast_path: changes now, and did not") as string,
  });
});
