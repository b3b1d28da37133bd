/** A partial sync applies what is asked for, and leaves everything else as if it had not run. */
import { expect, test } from "vitest";
import { failureOf } from "../../support/failure.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

async function stateOf({ db }: Workspace) {
  const { rows } = await db.query<{ last_commit: string; revision: number }>(
    "select last_commit, revision from tenantry.registry_state",
  );
  return rows[0];
}

async function editedTwice(): Promise<{ workspace: Workspace; first: string }> {
  const workspace = await syncedWorkspace();
  const first = (await stateOf(workspace))?.last_commit ?? "";
  for (const id of ["acme", "beta"]) workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { tier: "silver" }));
  workspace.write("tiers/silver.yaml", tierYaml("silver").replace("display_name: silver", "display_name: Silver"));
  workspace.commit("two tenants go down");
  return { workspace, first };
}

const select = (targets: string[], excludes: string[] = []) => ({ selection: { targets, excludes } });

test("applies the targets alone, and the last commit stays: the rest is still to come", async () => {
  const { workspace, first } = await editedTwice();
  const { plan } = await workspace.sync(select(["tenant.acme"]));
  expect(plan.tenants.map(({ tenant_id }) => tenant_id)).toEqual(["acme"]);
  expect(plan.entities).toEqual([]); // its tier is there already, as it was
  expect(plan.selection).toEqual({ targets: ["tenant.acme"], excludes: [], left_out: 2 });
  expect(await stateOf(workspace)).toEqual({ last_commit: first, revision: 2 });
  const { rows } = await workspace.db.query<{ partial: unknown }>(
    "select ctx::json->'partial' as partial from audit.log where pk = 'acme' order by seq desc limit 1",
  );
  expect(rows[0]?.partial).toEqual({ targets: ["tenant.acme"], excludes: [] });
  const rest = await workspace.sync();
  expect(rest.plan.tenants.map(({ tenant_id }) => tenant_id)).toEqual(["beta"]);
});

test("leaves out what is excluded; costs are those of what stays and what moves", async () => {
  const { workspace } = await editedTwice();
  const { plan } = await workspace.sync({ ...select([], ["tenant.acme"]), dryRun: true });
  expect(plan.tenants.map(({ tenant_id }) => tenant_id)).toEqual(["beta"]);
  expect(plan.summary).toMatchObject({ update: 1, cost_before: 5000, cost_after: 5000 });
});

test("a tier that is new comes with the tenant that needs it, and nothing else does", async () => {
  const workspace = await syncedWorkspace();
  workspace.write("tiers/bronze.yaml", tierYaml("bronze", { rank: 3 }));
  workspace.write("tiers/iron.yaml", tierYaml("iron", { rank: 4 }));
  workspace.write("tenants/fresh.yaml", tenantYaml("fresh", { tier: "bronze" }));
  workspace.commit("a tenant of a new tier");
  const needed = await failureOf(workspace.sync(select([], ["tier.bronze"])));
  expect(needed.message).toContain("The tier bronze is new and excluded, but a tenant of the plan needs it");
  const { plan } = await workspace.sync(select(["tenant.fresh"]));
  expect(plan.entities.map(({ id }) => id)).toEqual(["bronze"]);
});

test("nothing is written when no target changes", async () => {
  const { workspace, first } = await editedTwice();
  const { applied } = await workspace.sync(select(["tenant.coral"]));
  expect(applied).toBeNull();
  expect(await stateOf(workspace)).toEqual({ last_commit: first, revision: 1 });
});

test("an address that names nothing is refused with what was meant", async () => {
  const { workspace } = await editedTwice();
  expect(await failureOf(workspace.sync(select(["tenant.acmee"])))).toMatchObject({
    code: "usage",
    hint: "Did you mean tenant.acme?",
  });
  expect(await failureOf(workspace.sync(select(["acme"])))).toMatchObject({ message: '"acme" names nothing.' });
});
