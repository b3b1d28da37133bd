/** What somebody else than sync has written is found, with who it was; what sync, Git or a hold explains is not. */
import { expect, test } from "vitest";
import type { Drift } from "../../../src/model/drift.ts";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import { findRegistryDrift } from "../../../src/pipeline/drift.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

function findDrift({ root, database }: Workspace, databaseUrl = database.url): Promise<Drift> {
  return findRegistryDrift({ root, today: "2026-11-23", databaseUrl, environment: "test" });
}

/** `tenant acme owner: applied | live | Git (live)`, one a value. */
function lines({ rows }: Drift): string[] {
  return rows.flatMap(({ kind, id, change, fields }) =>
    fields.length === 0
      ? [`${kind} ${id} ${change}`]
      : fields.map(
          ({ path, applied = "-", live = "-", desired = "-", changed_by }) =>
            `${kind} ${id} ${path}: ${[applied, live, desired].map((value) => JSON.stringify(value)).join(" | ")} (${changed_by})`,
        ),
  );
}

test("a synced registry has none, nor has what Git alone has changed since", async () => {
  const workspace = await syncedWorkspace();
  expect((await findDrift(workspace)).rows).toEqual([]);
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { tier: "silver" }));
  workspace.write("tenants/fresh.yaml", tenantYaml("fresh"));
  workspace.write("tiers/bronze.yaml", tierYaml("bronze", { rank: 3 }));
  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.remove("tenants/beta.yaml");
  expect(await findDrift(workspace)).toMatchObject({ rows: [], authors: "known" });
});

test("says of each value what was synced, what is live and what Git wants, and who moved it", async () => {
  const workspace = await syncedWorkspace();
  const { db } = workspace;
  await db.query("update tenantry.tenants set owner = 'by@hand.example' where tenant_id in ('acme', 'beta')");
  await db.query(`update tenantry.tenants set limits = '{"max_users": 7}' where tenant_id = 'acme'`);
  workspace.write("tenants/beta.yaml", tenantYaml("beta").replace("owner: beta@", "owner: git@"));
  const drift = await findDrift(workspace);
  expect(lines(drift)).toEqual([
    "tenant acme limits.max_users: 200 | 7 | 200 (live)",
    'tenant acme owner: "acme@gcc.example" | "by@hand.example" | "acme@gcc.example" (live)',
    'tenant beta owner: "beta@gcc.example" | "by@hand.example" | "git@gcc.example" (both)',
  ]);
  const { rows } = await db.query<{ seq: number; login: string }>(
    "select seq, current_user as login from audit.log where tbl = 'tenants' and pk = 'acme' order by seq desc limit 2",
  );
  const by = drift.rows[0]?.fields.map((field) => field.by);
  expect(by).toMatchObject(rows.map(({ seq, login }) => ({ seq, db_user: login, actor: null })));
});

test("a hand that did what Git asks for by now has left no drift", async () => {
  const workspace = await syncedWorkspace();
  await workspace.db.query("update tenantry.tenants set owner = 'git@gcc.example' where tenant_id = 'beta'");
  workspace.write("tenants/beta.yaml", tenantYaml("beta").replace("owner: beta@", "owner: git@"));
  expect((await findDrift(workspace)).rows).toEqual([]);
});

test("what was accepted of a tier is Git's from the next sync on, and so is what lies beside its document", async () => {
  const workspace = await syncedWorkspace();
  const { db } = workspace;
  await db.query(
    `update tenantry.tenant_tier_configs set rank = 9, document = jsonb_set(document, '{display_name}', '"By hand"') where tier = 'gold'`,
  );
  const accepted = tierYaml("gold", { rank: 2, maxUsers: 200 }).replace("display_name: gold", "display_name: By hand");
  workspace.write("tiers/gold.yaml", accepted);
  workspace.commit("accepted");
  await workspace.sync();
  const { rows } = await db.query("select rank from tenantry.tenant_tier_configs where tier = 'gold'");
  expect(rows).toEqual([{ rank: 2 }]);
  workspace.write("tiers/gold.yaml", accepted.replace("By hand", "By Git"));
  expect((await findDrift(workspace)).rows).toEqual([]);
});

test("rows that came or went by hand, and documents of tiers", async () => {
  const workspace = await syncedWorkspace();
  const { db } = workspace;
  await db.query("update tenantry.tenants set removed_at = now() where tenant_id = 'coral'");
  await db.query("update tenantry.tenant_tier_configs set removed_at = now() where tier = 'silver'");
  await db.query(
    `update tenantry.tenant_tier_configs set document = jsonb_set(document, '{monthly_cost}', '1') where tier = 'gold'`,
  );
  await db.query(
    `insert into tenantry.features (feature, document) values ('ghost', '{"feature": "ghost", "display_name": "Ghost"}')`,
  );
  expect(lines(await findDrift(workspace))).toEqual([
    "tenant coral removed",
    'tier gold monthly_cost: "-" | 1 | 1000 (live)',
    "tier silver removed",
    "feature ghost inserted",
  ]);
});

test("what a sync has removed is no drift when its file comes back", async () => {
  const workspace = await syncedWorkspace();
  workspace.remove("tiers/silver.yaml");
  workspace.commit("no silver");
  await workspace.sync();
  workspace.write("tiers/silver.yaml", tierYaml("silver"));
  expect((await findDrift(workspace)).rows).toEqual([]);
});

test("a suspension under a hold is none; one by hand is", async () => {
  const workspace = await syncedWorkspace();
  const db = await openDatabase(workspace.database.urlAs("tenantry_emergency"));
  const nothing = { commit: null, pr_url: null, pr_source: null, reason: null };
  const attribution = { ...nothing, actor: "ann", actor_source: "flag" } as const;
  await suspendTenant(db, { tenantId: "acme", reason: "fraud", attribution });
  await db.close();
  await workspace.db.query(
    "update tenantry.tenants set status = 'suspended', suspension_reason = 'x' where tenant_id = 'beta'",
  );
  expect(lines(await findDrift(workspace))).toEqual([
    'tenant beta status: "active" | "suspended" | "active" (live)',
    'tenant beta suspension.reason: "-" | "x" | "-" (live)',
  ]);
});

test("a reader sees what has moved, and that the log is not for it; it writes nothing", async () => {
  const workspace = await syncedWorkspace();
  await workspace.db.query("update tenantry.tenants set owner = 'by@hand.example' where tenant_id = 'acme'");
  workspace.write("tiers/bronze.yaml", tierYaml("bronze", { rank: 3 })); // new, or gone: only the log could tell
  const drift = await findDrift(workspace, workspace.database.urlAs("tenantry_reader"));
  expect(drift).toMatchObject({ authors: "refused", rows: [{ id: "acme" }] });
  expect(drift.rows[0]?.fields).toEqual([
    {
      path: "owner",
      applied: "acme@gcc.example",
      live: "by@hand.example",
      desired: "acme@gcc.example",
      changed_by: "live",
    },
  ]);
});
