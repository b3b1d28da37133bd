/** What is live becomes what the files say: an import, and then a plan that changes nothing. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import { changesNothing } from "../../../src/model/plan.ts";
import type { Import, ImportInput } from "../../../src/pipeline/import/import.ts";
import { importRegistry } from "../../../src/pipeline/import/import.ts";
import { planAgainstRegistry } from "../../../src/pipeline/plan.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { failureOf } from "../../support/failure.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

const today = "2026-11-23";

function run({ root, database }: Workspace, input: Partial<ImportInput> = {}): Promise<Import> {
  const databaseUrl = database.urlAs("tenantry_reader");
  const chosen = { addresses: [], all: false, overwrite: false, dryRun: false, ...input };
  return importRegistry({ root, today, databaseUrl, environment: "test", ...chosen });
}

async function planOf({ root, db }: Workspace) {
  return (await planAgainstRegistry({ root, today, db, environment: "test" })).plan;
}

function read({ root }: Workspace, path: string): string {
  return readFileSync(join(root, path), "utf8");
}

test("a value that was changed live is edited where it stands, comments stay, and the plan changes nothing", async () => {
  const workspace = await syncedWorkspace();
  const { db } = workspace;
  const before = `# about acme\n${tenantYaml("acme", { extra: "labels: {a: b} # why\n" })}`;
  workspace.write("tenants/acme.yaml", before);
  workspace.commit("comments");
  await workspace.sync();
  await db.query(
    `update tenantry.tenants set owner = 'by@hand.example', labels = '{"a": "c", "new": "1"}', limits = '{"max_users": 7}',
       billing_email = 'pay@gcc.example', config = '{"model": {"name": "x, y"}}', compliance = '{sox}', prevent_deletion = true
     where tenant_id = 'acme'`,
  );
  const result = await run(workspace);
  expect(result).toMatchObject({ files: [{ file: "tenants/acme.yaml" }], left: [], checked: { diagnostics: [] } });
  expect(read(workspace, "tenants/acme.yaml")).toBe(
    `# about acme
tenant_id: acme
display_name: Tenant acme
tier: gold
status: active
owner: by@hand.example
billing: {email: pay@gcc.example}
region: ap-south-1
compliance: [sox]
limits: {max_users: 7}
config: {model: {name: "x, y"}}
labels: {a: c, new: "1"} # why
prevent_deletion: true
`,
  );
  const plan = await planOf(workspace);
  expect(changesNothing(plan)).toBe(true);
  expect(plan.summary).toMatchObject({ update: 0, written_down: 1 });
  workspace.commit("import");
  await workspace.sync();
  expect((await planOf(workspace)).tenants).toEqual([]);
});

test("an empty catalog takes over a whole registry that hands have written", async () => {
  const workspace = await syncedWorkspace();
  const { db, root } = workspace;
  await db.query("update tenantry.tenants set applied = null, content_hash = null, source_path = null");
  await db.query(
    `update tenantry.tenants set limits = '{"max_users": 5000}' where tenant_id = 'beta'`, // above the ceiling
  );
  for (const table of ["tenant_tier_configs", "features", "feature_flags"])
    await db.query(`update tenantry.${table} set content_hash = null, source_path = null`);
  for (const folder of ["tenants", "tiers", "features", "flags"]) {
    rmSync(join(root, folder), { recursive: true, force: true });
    mkdirSync(join(root, folder));
  }
  const result = await run(workspace);
  expect(result.left).toEqual([]);
  expect(result.checked.diagnostics).toEqual([]);
  expect(read(workspace, "tenants/beta.yaml")).toContain(
    "max_users: {value: 5000, reason: as found in the registry test, expires: 2026-12-23}",
  );
  expect(read(workspace, "tiers/silver.yaml")).toContain("limits:");
  const plan = await planOf(workspace);
  expect(changesNothing(plan)).toBe(true);
  expect(plan).toMatchObject({ declared: [], summary: { create: 0, update: 0, delete: 0, written_down: 5 } });
});

test("rows that a sync wrote and whose files are gone come back with `all`, and only then", async () => {
  const workspace = await syncedWorkspace();
  const text = read(workspace, "tenants/acme.yaml");
  workspace.remove("tenants/acme.yaml");
  expect((await run(workspace)).files).toEqual([]);
  expect((await run(workspace, { all: true })).files).toEqual([{ file: "tenants/acme.yaml", after: text }]);
  expect((await planOf(workspace)).tenants).toEqual([]);
});

test("what Git has changed since is left, unless it is to be overwritten; so is what other files say", async () => {
  const workspace = await syncedWorkspace();
  await workspace.db.query(
    "update tenantry.tenants set owner = 'by@hand.example', monthly_cost = 7 where tenant_id = 'beta'",
  );
  const git = tenantYaml("beta").replace("owner: beta@", "owner: git@");
  workspace.write("tenants/beta.yaml", git);
  const result = await run(workspace);
  expect(result.files).toEqual([]);
  expect(result.left).toMatchObject([{ id: "beta", fields: [{ path: "monthly_cost" }, { path: "owner" }] }]);
  expect(await run(workspace, { overwrite: true })).toMatchObject({ left: [{ fields: [{ path: "monthly_cost" }] }] });
  expect(read(workspace, "tenants/beta.yaml")).toContain("owner: by@hand.example\n");
});

test("only what is asked for is taken, a dry run writes nothing, and a wrong address is refused", async () => {
  const workspace = await syncedWorkspace();
  await workspace.db.query("update tenantry.tenants set owner = 'by@hand.example' where tenant_id in ('acme', 'beta')");
  const addresses = ["tenant.beta"];
  expect((await run(workspace, { addresses, dryRun: true })).files.map(({ file }) => file)).toEqual([
    "tenants/beta.yaml",
  ]);
  expect(read(workspace, "tenants/beta.yaml")).toBe(tenantYaml("beta"));
  await run(workspace, { addresses });
  expect(read(workspace, "tenants/beta.yaml")).toContain("by@hand.example");
  expect(read(workspace, "tenants/acme.yaml")).toBe(tenantYaml("acme"));
  expect(await failureOf(run(workspace, { addresses: ["tenant.betta"] }))).toMatchObject({
    code: "usage",
    hint: "Did you mean tenant.beta?",
  });
});

test("a suspension under a hold stays the hold's; one by hand is taken over with its reason", async () => {
  const workspace = await syncedWorkspace();
  const db = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  const nothing = { commit: null, pr_url: null, pr_source: null, reason: null };
  const attribution = { ...nothing, actor: "ann", actor_source: "flag" } as const;
  await suspendTenant(db, { tenantId: "acme", reason: "fraud", attribution });
  await db.close();
  await workspace.db.query(
    "update tenantry.tenants set status = 'suspended', suspension_reason = 'unpaid' where tenant_id = 'beta'",
  );
  expect((await run(workspace)).files.map(({ file }) => file)).toEqual(["tenants/beta.yaml"]);
  expect(read(workspace, "tenants/beta.yaml")).toContain("status: suspended\nsuspension: {reason: unpaid}\n");
  expect(changesNothing(await planOf(workspace))).toBe(true);
});

test("tiers, features and flags are edited too; a limit above its ceiling keeps its reason", async () => {
  const workspace = await syncedWorkspace();
  const extra = `limits:\n  max_users: {value: 1500, reason: audit, expires: 2027-01-31} # until then\n`;
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra }));
  workspace.commit("more for acme");
  await workspace.sync();
  await workspace.db.query(`update tenantry.tenants set limits = '{"max_users": 1700}' where tenant_id = 'acme'`);
  await workspace.db.query(
    `update tenantry.tenant_tier_configs set document = jsonb_set(document, '{display_name}', '"Or: # gold"') where tier = 'gold'`,
  );
  const result = await run(workspace);
  expect(result).toMatchObject({ left: [], checked: { diagnostics: [] } });
  expect(read(workspace, "tenants/acme.yaml")).toContain(extra.replace("1500", "1700"));
  expect(read(workspace, "tiers/gold.yaml")).toBe(
    tierYaml("gold", { rank: 2, maxUsers: 200 }).replace("display_name: gold", 'display_name: "Or: # gold"'),
  );
});

test("files that have errors afterwards are written and told; files that have them before are not touched", async () => {
  const workspace = await syncedWorkspace();
  await workspace.db.query("update tenantry.tenants set region = 'mars-north-1' where tenant_id = 'acme'");
  const result = await run(workspace);
  expect(result.left).toBeUndefined();
  expect(result.checked.diagnostics.map(({ rule, file }) => `${file} ${rule}`)).toEqual([
    "tenants/acme.yaml tenants/region-not-allowed",
  ]);
  writeFileSync(join(workspace.root, "tenants/acme.yaml"), "tenant_id: acme\n");
  expect(await failureOf(run(workspace))).toMatchObject({ code: "refused" });
  expect(read(workspace, "tenants/acme.yaml")).toBe("tenant_id: acme\n");
});

test("a tenant that a hand has moved to another tier keeps what it has; what it costs there is left, and said", async () => {
  const workspace = await syncedWorkspace();
  await workspace.db.query("update tenantry.tenants set tier = 'silver' where tenant_id = 'acme'");
  await workspace.db.query("update tenantry.tenants set monthly_cost = 900 where tenant_id = 'acme'");
  const result = await run(workspace);
  expect(read(workspace, "tenants/acme.yaml")).toContain("tier: silver\n");
  expect(read(workspace, "tenants/acme.yaml")).toContain("max_users: 200");
  expect(result.left).toMatchObject([{ id: "acme", fields: [{ path: "monthly_cost", live: 900, desired: 1000 }] }]);
  expect((await planOf(workspace)).tenants.flatMap(({ fields }) => fields.map(({ path }) => path))).toEqual([
    "monthly_cost",
    "overrides",
  ]);
});

test("a tier that a hand has edited alone: its tenants are told, because their rows say otherwise", async () => {
  const workspace = await syncedWorkspace();
  await workspace.db.query(
    `update tenantry.tenant_tier_configs set document = jsonb_set(document, '{limits,max_users}', '{"ceiling": 900, "default": 150}')
     where tier = 'gold'`,
  );
  const result = await run(workspace);
  expect(read(workspace, "tiers/gold.yaml")).toContain("max_users: {default: 150, ceiling: 900}");
  expect(result.left?.map(({ id }) => id)).toEqual(["acme", "beta", "coral", "delta", "ember"]);
  expect(result.left?.[0]?.fields).toMatchObject([{ path: "limits.max_users", live: 200, desired: 150 }]);
});

test("lists are edited item by item, and a list that was written in another order is the same", async () => {
  const workspace = await syncedWorkspace();
  const extra = `compliance:
  # contract 4711 wants this one
  - gdpr # until 2030
  - sox # auditors
config:
  stops: # ask legal before you touch these
    - a # first
    - b # second
`;
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra }));
  workspace.write("tenants/beta.yaml", tenantYaml("beta", { extra: "compliance: [sox, gdpr]\n" }));
  workspace.commit("lists");
  await workspace.sync();
  await workspace.db.query(
    `update tenantry.tenants set compliance = '{gdpr,hipaa}', config = '{"stops": ["a", "b", "c"]}' where tenant_id = 'acme'`,
  );
  await workspace.db.query("update tenantry.tenants set compliance = '{sox,gdpr}' where tenant_id = 'beta'");
  expect(await run(workspace)).toMatchObject({ files: [{ file: "tenants/acme.yaml" }], left: [] });
  expect(read(workspace, "tenants/acme.yaml")).toContain(
    extra.replace("  - sox # auditors\n", "  - hipaa\n").replace("    - b # second\n", "    - b # second\n    - c\n"),
  );
  expect(changesNothing(await planOf(workspace))).toBe(true);
});

test("an import that stops half way names what it has written, in the text and in the folder", async () => {
  const workspace = await syncedWorkspace();
  const { root, db } = workspace;
  await db.query("update tenantry.tenants set owner = 'by@hand.example' where tenant_id = 'acme'");
  workspace.remove("tenants/ember.yaml");
  mkdirSync(join(root, "tenants/ember.yaml")); // a folder of this name cannot be written
  const failure = await failureOf(run(workspace, { all: true }));
  expect(failure).toMatchObject({ code: "unavailable" });
  expect(failure.message).toMatch(
    /^tenants\/ember\.yaml could not be written: .*\. Written before it: tenants\/acme\.yaml\.$/,
  );
  expect(failure.hint).toContain("What was written stays");
  expect(read(workspace, "tenants/acme.yaml")).toContain("by@hand.example");
});
