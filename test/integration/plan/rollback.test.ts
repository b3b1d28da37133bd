/** A rollback makes the files say what they said; the registry follows by a sync, and by nothing else. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Rollback } from "../../../src/pipeline/rollback.ts";
import { rollBack } from "../../../src/pipeline/rollback.ts";
import { renderRollback } from "../../../src/report/fixes/rollback.ts";
import { failureOf } from "../../support/failure.ts";
import { git } from "../../support/git-folder.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

function run({ root, database }: Workspace, to: string): Promise<Rollback> {
  const registry = () => ({ databaseUrl: database.urlAs("tenantry_reader"), environment: "test" });
  return rollBack({ root, today: "2026-11-23", to, registry });
}

async function revisionOf({ db }: Workspace): Promise<string> {
  const { rows } = await db.query<{ revision: number }>("select revision from tenantry.registry_state");
  return String(rows[0]?.revision);
}

test("writes what a revision said, deletes what came later but tenants, and leaves the registry alone", async () => {
  const workspace = await syncedWorkspace();
  const { root } = workspace;
  const before = await revisionOf(workspace);
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { tier: "silver" }));
  workspace.write("tiers/gold.yaml", `${tierYaml("gold", { rank: 2, maxUsers: 200 })}# uplift\n`);
  workspace.write("tiers/bronze.yaml", tierYaml("bronze", { rank: 3 }));
  workspace.write("tenants/later.yaml", tenantYaml("later"));
  workspace.commit("changes");
  await workspace.sync();
  const after = await revisionOf(workspace);
  const result = await run(workspace, before);
  expect(result).toMatchObject({
    written: ["tenants/acme.yaml", "tiers/gold.yaml"],
    deleted: ["tiers/bronze.yaml"],
    kept: ["tenants/later.yaml"],
    checked: { diagnostics: [] },
  });
  expect(readFileSync(join(root, "tenants/acme.yaml"), "utf8")).toBe(tenantYaml("acme"));
  expect(existsSync(join(root, "tiers/bronze.yaml"))).toBe(false);
  expect(await revisionOf(workspace)).toBe(after);
  workspace.commit("Revert the changes");
  const { plan } = await workspace.sync();
  expect(plan.tenants.map(({ tenant_id, action }) => `${action} ${tenant_id}`)).toEqual(["update acme"]);
});

test("a file that was moved since goes back, and is there once", async () => {
  const workspace = await syncedWorkspace();
  const { root } = workspace;
  const first = git(root, "rev-parse", "HEAD");
  workspace.write("tenants/south/acme.yaml", tenantYaml("acme"));
  workspace.remove("tenants/acme.yaml");
  workspace.commit("moved");
  expect(await run(workspace, first)).toMatchObject({
    written: ["tenants/acme.yaml"],
    deleted: ["tenants/south/acme.yaml"],
    kept: [],
  });
});

test("is refused for uncommitted changes, for what no sync has made and for files that were no commit", async () => {
  const workspace = await syncedWorkspace();
  expect(await failureOf(run(workspace, "999"))).toMatchObject({
    message: "Revision 999 was not made by a sync.",
    hint: expect.stringContaining("`tenantry status` shows the revision of today") as string,
  });
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { tier: "silver" }));
  expect(await failureOf(run(workspace, "HEAD"))).toMatchObject({ code: "refused" });
  await workspace.sync();
  expect(await failureOf(run(workspace, await revisionOf(workspace)))).toMatchObject({
    message: "Revision 2 was synced from files that were no commit.",
  });
  workspace.commit("silver");
  workspace.write("tenants/beta.yaml", tenantYaml("beta", { tier: "silver" }));
  workspace.commit("beta too");
  await workspace.sync({ selection: { targets: ["tenant.beta"], excludes: [] } });
  expect(await failureOf(run(workspace, "3"))).toMatchObject({ code: "refused" });
});

test("a revision that was synced before its files were committed has the commit of the sync after it", async () => {
  const workspace = await syncedWorkspace();
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { tier: "silver" }));
  await workspace.sync();
  const revision = await revisionOf(workspace);
  const commit = workspace.commit("silver");
  await workspace.sync();
  expect(await revisionOf(workspace)).toBe(revision);
  expect(await run(workspace, revision)).toMatchObject({ commit, written: [], deleted: [], kept: [] });
});

test("leaves out tenants that were archived and removed since, and brings back one that only went missing", async () => {
  const workspace = await syncedWorkspace();
  const { root } = workspace;
  const first = git(root, "rev-parse", "HEAD");
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { status: "archived" }));
  workspace.commit("archived");
  for (const id of ["acme", "beta"]) workspace.remove(`tenants/${id}.yaml`);
  workspace.commit("removed");
  const result = await run(workspace, first);
  expect(result).toMatchObject({
    written: ["tenants/beta.yaml"],
    left_out: ["tenants/acme.yaml"],
    checked: { diagnostics: [] },
  });
  expect(existsSync(join(root, "tenants/acme.yaml"))).toBe(false);
  expect(renderRollback(result, { color: false })).toContain(
    "left out tenants/acme.yaml: a tenant that was removed since\n",
  );
});

test("files of then that cannot be read are refused before anything is written", async () => {
  const workspace = await syncedWorkspace();
  const { root } = workspace;
  workspace.write("tenants/acme.yaml", "tenant_id: &a x\n");
  const broken = workspace.commit("broken");
  workspace.write("tenants/acme.yaml", tenantYaml("acme"));
  workspace.write("tiers/silver.yaml", tierYaml("silver", { maxUsers: 7 }));
  workspace.commit("mended");
  const failure = await failureOf(run(workspace, broken));
  expect(failure.message).toContain("tenants/acme.yaml:1 cannot be read: Anchors are not allowed.");
  expect(git(root, "status", "--porcelain")).toBe("");
});
