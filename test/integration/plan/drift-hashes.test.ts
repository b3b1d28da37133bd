/** A row that was changed while its hash was kept or put back is invisible to a plan; drift hashes it anew, and finds it. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import { enableTrigger } from "../../../src/model/disabled-trigger.ts";
import type { Drift } from "../../../src/model/drift.ts";
import { isEmptyPlan } from "../../../src/model/plan.ts";
import { findRegistryDrift } from "../../../src/pipeline/drift.ts";
import { rehashRows } from "../../../src/pipeline/drift-hashes.ts";
import { compileTree } from "../../../src/pipeline/compile.ts";
import { planAgainstRegistry, readState } from "../../../src/pipeline/plan.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { readHashedTenants } from "../../../src/registry/queries/read-hashed-tenants.ts";
import { renderDrift } from "../../../src/report/tables/drift.ts";
import { olga } from "../../support/people.ts";
import type { Workspace } from "../../support/workspace.ts";
import { newWorkspace, syncedWorkspace, TENANTS, tenantYaml } from "../../support/workspace.ts";
import { writePastTriggers } from "../../support/past-triggers.ts";

const today = "2026-11-23";
const hand = "owner = 'by@hand.example'";

function findDrift({ root, database }: Workspace, databaseUrl = database.url): Promise<Drift> {
  return findRegistryDrift({ root, today, databaseUrl, environment: "test" });
}

async function planIsEmpty({ root, db }: Workspace): Promise<boolean> {
  return isEmptyPlan((await planAgainstRegistry({ root, today, db })).plan);
}

/** As a login of the pipeline's role: the change, then the hash that was there before it. */
async function putHashBack({ database }: Workspace, table: string, change: string, where: string): Promise<void> {
  const db = await openDatabase(database.urlAs("tenantry_sync"));
  const { rows } = await db.query<{ hash: string }>(
    `select content_hash as hash from tenantry.${table} where ${where}`,
  );
  await db.query(`update tenantry.${table} set ${change} where ${where}`);
  await db.query(`update tenantry.${table} set content_hash = $1 where ${where}`, [rows[0]?.hash]);
  await db.close();
}

/** Runs what drift prints as a member of tenantry_sync. */
async function doAsTold({ database }: Workspace, drift: Drift): Promise<string[]> {
  const text = renderDrift(drift, { color: false, currency: "INR" });
  const statements = text.split("\n").flatMap((line) => /^ {4}(update .*;)$/.exec(line)?.[1] ?? []);
  const db = await openDatabase(database.urlAs("tenantry_sync"));
  for (const statement of statements) await db.query(statement);
  await db.close();
  return statements;
}

test("a tenant and a tier that were changed past the triggers are shown, and put back by the next sync", async () => {
  const workspace = await syncedWorkspace();
  await writePastTriggers(workspace.db, "tenants", `${hand} where tenant_id = 'acme'`);
  const cheaper = `document = jsonb_set(document, '{monthly_cost}', '1') where tier = 'gold'`;
  await writePastTriggers(workspace.db, "tenant_tier_configs", cheaper);
  expect(await planIsEmpty(workspace)).toBe(true); // what drift is for
  const drift = await findDrift(workspace);
  expect(drift.disabled_triggers).toEqual([]);
  expect(drift.rows).toEqual([
    {
      ...{ kind: "tenant", id: "acme", change: "changed", hash_mismatch: "past-the-triggers" },
      fields: [
        {
          ...{ path: "owner", changed_by: "live" },
          ...{ applied: "acme@gcc.example", live: "by@hand.example", desired: "acme@gcc.example" },
        },
      ],
    },
    {
      ...{ kind: "tier", id: "gold", change: "changed", hash_mismatch: "past-the-triggers" },
      fields: [{ path: "monthly_cost", live: 1, desired: 1000, changed_by: "live" }],
    },
  ]);
  expect(renderDrift(drift, { color: false, currency: "INR" })).toContain(
    "! Changed past the triggers, so the audit log does not say by whom: tenant acme, tier gold.\n",
  );
  expect(await doAsTold(workspace, drift)).toHaveLength(2);
  await workspace.sync();
  expect((await findDrift(workspace)).rows).toEqual([]);
  const { rows } = await workspace.db.query("select owner from tenantry.tenants where tenant_id = 'acme'");
  expect(rows).toEqual([{ owner: "acme@gcc.example" }]);
});

test("a change whose old hash was put back is shown with who it was", async () => {
  const workspace = await syncedWorkspace();
  await putHashBack(workspace, "tenants", hand, "tenant_id = 'acme'");
  await putHashBack(workspace, "tenant_tier_configs", `document = document || '{"monthly_cost": 1}'`, "tier = 'gold'");
  expect(await planIsEmpty(workspace)).toBe(true);
  const drift = await findDrift(workspace);
  const login = new URL(workspace.database.urlAs("tenantry_sync")).username;
  expect(drift.rows).toMatchObject([
    { id: "acme", hash_mismatch: "old-hash-put-back", fields: [{ path: "owner", by: { db_user: login } }] },
    { id: "gold", hash_mismatch: "old-hash-put-back", fields: [{ path: "monthly_cost", by: { db_user: login } }] },
  ]);
  await doAsTold(workspace, drift);
  await workspace.sync();
  expect((await findDrift(workspace)).rows).toEqual([]);
});

test("a tenant that was marked as removed past the triggers is shown, without a name", async () => {
  const workspace = await syncedWorkspace();
  await writePastTriggers(workspace.db, "tenants", "removed_at = now() where tenant_id = 'acme'");
  expect((await findDrift(workspace)).rows).toEqual([{ kind: "tenant", id: "acme", change: "removed", fields: [] }]);
});

test("a value that somebody else wrote earlier is not laid at their door", async () => {
  const workspace = await syncedWorkspace();
  const { db } = workspace;
  await db.query(`update tenantry.tenants set ${hand} where tenant_id = 'acme'`);
  await workspace.sync();
  await writePastTriggers(db, "tenants", `${hand} where tenant_id = 'acme'`);
  const [row] = (await findDrift(workspace)).rows;
  expect(row).toMatchObject({ hash_mismatch: "past-the-triggers", fields: [{ live: "by@hand.example" }] });
  expect([row, ...(row?.fields ?? [])].filter((part) => part?.by !== undefined)).toEqual([]);
});

test("what `applied` says is believed only under the row's own hash; Git is compared with otherwise", async () => {
  const workspace = await syncedWorkspace();
  const forged = `${hand}, applied = applied || '{"owner": "by@hand.example"}' where tenant_id = 'acme'`;
  await writePastTriggers(workspace.db, "tenants", forged);
  expect((await findDrift(workspace)).rows).toMatchObject([
    { id: "acme", fields: [{ path: "owner", live: "by@hand.example", desired: "acme@gcc.example" }] },
  ]);
});

test("an open hold explains its own field of a row, and no other", async () => {
  const workspace = await syncedWorkspace();
  const db = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  await suspendTenant(db, { tenantId: "acme", reason: "fraud", attribution: olga });
  await db.close();
  workspace.write("tenants/acme.yaml", tenantYaml("acme").replace("owner: acme@", "owner: git@"));
  workspace.commit("another owner");
  await workspace.sync(); // under the hold: the hash is that of what Git asks for
  const { rows } = await workspace.db.query(
    "select status from tenantry.tenants where content_hash is not null and tenant_id = 'acme'",
  );
  expect(rows).toEqual([{ status: "suspended" }]);
  expect((await findDrift(workspace)).rows).toEqual([]);
  await writePastTriggers(workspace.db, "tenants", `${hand} where tenant_id = 'acme'`);
  const drift = await findDrift(workspace);
  expect(drift.rows).toMatchObject([{ id: "acme", hash_mismatch: "past-the-triggers" }]);
  expect(drift.rows[0]?.fields.map(({ path }) => path)).toEqual(["owner"]);
});

test("a login that may not read the log sees the rows, and not how it was done", async () => {
  const workspace = await syncedWorkspace();
  await writePastTriggers(workspace.db, "tenants", `${hand} where tenant_id = 'acme'`);
  const drift = await findDrift(workspace, workspace.database.urlAs("tenantry_reader"));
  expect(drift).toMatchObject({ authors: "refused", rows: [{ id: "acme", hash_mismatch: "not-known" }] });
});

test("nothing that sync writes is unlike its hash: the worked example, and all of it is read", async () => {
  const workspace = await newWorkspace();
  for (const id of TENANTS) workspace.remove(`tenants/${id}.yaml`);
  for (const tier of ["silver", "gold"]) workspace.remove(`tiers/${tier}.yaml`);
  for (const part of ["tenants", "tiers", "features", "flags", "tenantry.yaml"])
    cpSync(join(import.meta.dirname, "../../..", part), join(workspace.root, part), { recursive: true });
  workspace.commit("the worked example");
  await workspace.sync();
  const { catalog } = await compileTree({ root: workspace.root, today });
  const state = await readState(workspace.db, catalog);
  expect((await rehashRows(workspace.db, state)).unlike).toEqual([]);
  const pages: number[] = [];
  const ids: string[] = [];
  for await (const page of readHashedTenants(workspace.db, 2)) {
    pages.push(page.length);
    ids.push(...page.map(({ tenant_id }) => tenant_id));
  }
  expect(Math.max(...pages)).toBe(2);
  expect(ids).toEqual(Object.keys(catalog.tenants));
});

test("triggers that do not fire for everybody are named, and fire again after what is said", async () => {
  const workspace = await syncedWorkspace();
  const { db } = workspace;
  await db.script(
    "alter table tenantry.tenants disable trigger audit_update; alter table audit.link enable trigger append_only",
  );
  await db.script("alter table tenantry.holds enable replica trigger audit_insert");
  const drift = await findDrift(workspace, workspace.database.urlAs("tenantry_reader"));
  expect(drift.disabled_triggers).toEqual([
    { table: "audit.link", trigger: "append_only", fires: "origin" },
    { table: "tenantry.holds", trigger: "audit_insert", fires: "replica" },
    { table: "tenantry.tenants", trigger: "audit_update", fires: "never" },
  ]);
  expect(renderDrift(drift, { color: false, currency: null })).toContain(
    "    alter table tenantry.tenants enable always trigger audit_update; -- disabled\n",
  );
  for (const trigger of drift.disabled_triggers) await db.script(enableTrigger(trigger));
  expect((await findDrift(workspace)).disabled_triggers).toEqual([]);
});
