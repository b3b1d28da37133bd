/** A plan that was saved is applied exactly, or not at all. */
import { expect, test } from "vitest";
import type { Plan } from "../../../src/model/plan.ts";
import { readPlanFile, sealPlan } from "../../../src/plan/plan-file.ts";
import { failureOf } from "../../support/failure.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml } from "../../support/workspace.ts";

/** As it comes back from a file. */
async function savedPlan(workspace: Workspace): Promise<Plan> {
  const { plan } = await workspace.sync({ dryRun: true });
  return readPlanFile(JSON.stringify(sealPlan(plan)), "plan.json");
}

async function ownerOf({ db }: Workspace, id: string): Promise<unknown> {
  const { rows } = await db.query<{ owner: string }>("select owner from tenantry.tenants where tenant_id = $1", [id]);
  return rows[0]?.owner;
}

async function edited(): Promise<Workspace> {
  const workspace = await syncedWorkspace();
  workspace.write("tenants/acme.yaml", tenantYaml("acme").replace("acme@", "new@"));
  workspace.commit("a new owner");
  return workspace;
}

test("is applied without a question while it is what a sync would do", async () => {
  const workspace = await edited();
  const saved = await savedPlan(workspace);
  const confirm = () => Promise.reject(new Error("nobody is asked"));
  const { applied, plan } = await workspace.sync({ saved, confirm });
  expect(plan.hash).toBe(saved.hash);
  expect(applied).toMatchObject({ updated: 1 });
  expect(await ownerOf(workspace, "acme")).toBe("new@gcc.example");
});

test("is refused when a row has moved, which is named", async () => {
  const workspace = await edited();
  const saved = await savedPlan(workspace);
  await workspace.db.query("update tenantry.tenants set region = 'eu-west-1' where tenant_id = 'acme'");
  const failure = await failureOf(workspace.sync({ saved }));
  expect(failure).toMatchObject({ code: "plan_stale" });
  expect(failure.message).toContain("tenant acme: version 1 is now 2");
  expect(await ownerOf(workspace, "acme")).toBe("acme@gcc.example");
});

test("is refused when the files have changed or a hold was set since", async () => {
  const workspace = await edited();
  const saved = await savedPlan(workspace);
  workspace.write("tenants/beta.yaml", tenantYaml("beta").replace("beta@", "new@"));
  workspace.commit("another owner");
  const failure = await failureOf(workspace.sync({ saved }));
  expect(failure).toMatchObject({ code: "plan_stale" });
  expect(failure.message).toContain(
    "the files are others than those of the plan; tenant beta: changes now, and did not",
  );
});

test("is applied when a merge elsewhere has changed nothing that it read", async () => {
  const workspace = await edited();
  const saved = await savedPlan(workspace);
  workspace.write("README.md", "no part of the catalog\n");
  workspace.commit("docs");
  expect((await workspace.sync({ saved })).applied).toMatchObject({ updated: 1 });
});

test("is refused for another environment, when it was edited, and without a registry", async () => {
  const workspace = await edited();
  const { plan } = await workspace.sync({ dryRun: true });
  const other = { ...plan, environment: "prod" };
  expect(await failureOf(workspace.sync({ saved: other }))).toMatchObject({
    message: "The plan was made for prod, this registry is test.",
  });
  const [change] = plan.tenants;
  if (change === undefined) throw new Error("Nothing changes.");
  const forged = { ...plan, tenants: [{ ...change, base_version: 7 }] };
  for (const text of [
    JSON.stringify(sealPlan(forged)),
    JSON.stringify(plan),
    "{}",
    "no plan",
    '{"format_version":"1.0"}',
    "null",
  ])
    expect(() => readPlanFile(text, "plan.json")).toThrow("plan.json is no plan");
  expect(() => readPlanFile(JSON.stringify({ ...plan, environment: null }), "plan.json")).toThrow(
    "plan.json compares two versions of the files",
  );
});
