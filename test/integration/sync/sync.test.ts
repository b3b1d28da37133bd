import { describe, expect, test } from "vitest";
import type { Workspace } from "../../support/workspace.ts";
import { TENANTS, newWorkspace, syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

interface Row {
  tenant_id: string;
  status: string;
  limits: { max_users: number };
  config_version: number;
  source_commit: string;
  last_modified_by: string;
  removed: boolean;
}

async function rowsOf({ db }: Workspace): Promise<Map<string, Row>> {
  const { rows } = await db.query<Row>(
    `select tenant_id, status, limits, config_version, source_commit, last_modified_by, removed_at is not null as removed
       from tenantry.tenants order by tenant_id`,
  );
  return new Map(rows.map((row) => [row.tenant_id, row]));
}

/** Everything that a write would move: row versions, counts, the revision, the head of the audit log. */
async function traceOf({ db }: Workspace): Promise<unknown> {
  const { rows } = await db.query(
    `select (select jsonb_agg(jsonb_build_array(tenant_id, t.xmin::text, t.xmax::text) order by tenant_id) from tenantry.tenants t) as tenants,
            (select jsonb_agg(jsonb_build_array(tier, t.xmin::text, t.xmax::text) order by tier) from tenantry.tenant_tier_configs t) as tiers,
            (select jsonb_build_array(s.xmin::text, s.revision, s.last_commit) from tenantry.registry_state s) as state,
            (select count(*) from tenantry.outbox) as outbox, (select count(*) from tenantry.sync_runs) as runs,
            (select jsonb_build_array(seq, nrows, encode(hash, 'hex')) from audit.head) as head`,
  );
  return rows[0];
}

describe("sync", () => {
  test("files become rows, audit entries and outbox rows, under the sync role", async () => {
    const workspace = await newWorkspace();
    const commit = workspace.commit("first");
    const { applied, plan, delivery } = await workspace.sync();
    expect(applied).toMatchObject({ revision: 1, created: 5, updated: 0, removed: 0, held: 0 });
    expect(delivery).toEqual({ state: "none" });
    const rows = await rowsOf(workspace);
    expect([...rows.keys()]).toEqual([...TENANTS]);
    expect(rows.get("acme")).toEqual({
      tenant_id: "acme",
      status: "active",
      limits: { max_users: 200 },
      config_version: 1,
      source_commit: commit,
      last_modified_by: "Ann Author <ann@gcc.example>",
      removed: false,
    });
    const { rows: audit } = await workspace.db.query<{ tbl: string; op: string; db_role: string; count: number }>(
      "select tbl, op, db_role, count(*) from audit.log group by tbl, op, db_role order by tbl",
    );
    expect(audit).toEqual([
      { tbl: "tenant_tier_configs", op: "INSERT", db_role: "tenantry_sync", count: 2 },
      { tbl: "tenants", op: "INSERT", db_role: "tenantry_sync", count: 5 },
    ]);
    const { rows: outbox } = await workspace.db.query("select tenant_id, action from tenantry.outbox order by id");
    expect(outbox).toEqual(TENANTS.map((tenant_id) => ({ tenant_id, action: "created" })));
    const { rows: runs } = await workspace.db.query("select commit, catalog_hash, created from tenantry.sync_runs");
    expect(runs).toEqual([{ commit, catalog_hash: plan.target.catalog_hash, created: 5 }]);
  });

  test("the same commit a second time writes nothing", async () => {
    const workspace = await syncedWorkspace();
    const before = await traceOf(workspace);
    const { applied, plan } = await workspace.sync();
    expect(applied).toBeNull();
    expect(plan.tenants).toEqual([]);
    expect(await traceOf(workspace)).toEqual(before);
  });

  test("a new commit that changes no tenant moves last_commit and nothing else", async () => {
    const workspace = await syncedWorkspace();
    workspace.write("README.md", "hello");
    const commit = workspace.commit("docs");
    const { applied } = await workspace.sync();
    expect(applied).toMatchObject({ revision: 1, updated: 0 });
    const { rows } = await workspace.db.query(
      "select revision, last_commit, (select nrows from audit.head) as audited from tenantry.registry_state",
    );
    expect(rows).toEqual([{ revision: 1, last_commit: commit, audited: 7 }]);
  });

  test("one line of a tier moves every tenant that inherits it, each by one version", async () => {
    const workspace = await newWorkspace();
    workspace.write("tenants/ember.yaml", tenantYaml("ember", { extra: "limits: {max_users: 50}\n" }));
    workspace.commit("first");
    await workspace.sync();
    workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
    workspace.commit("uplift");
    const { applied } = await workspace.sync();
    expect(applied).toMatchObject({ revision: 2, updated: 4 });
    const found = [...(await rowsOf(workspace)).values()].map((row) => [row.limits.max_users, row.config_version]);
    expect(found).toEqual([[300, 2], [300, 2], [300, 2], [300, 2], [50, 1]]); // prettier-ignore
  });

  test("only an archived tenant goes with its file; the row stays as a tombstone", async () => {
    const workspace = await syncedWorkspace();
    workspace.remove("tenants/acme.yaml");
    workspace.commit("gone");
    await expect(workspace.sync()).rejects.toMatchObject({ code: "safety_limit" });
    for (const status of ["offboarding", "archived"]) {
      workspace.write("tenants/acme.yaml", tenantYaml("acme", { status }));
      workspace.commit(status);
      await workspace.sync();
    }
    workspace.remove("tenants/acme.yaml");
    workspace.commit("gone for good");
    expect((await workspace.sync()).applied).toMatchObject({ removed: 1 });
    expect((await rowsOf(workspace)).get("acme")).toMatchObject({ status: "archived", removed: true });
    workspace.write("tenants/acme.yaml", tenantYaml("acme"));
    workspace.commit("again");
    await expect(workspace.sync()).rejects.toMatchObject({ code: "safety_limit" });
  });

  test("a live edit is found, said to be one, and put back", async () => {
    const workspace = await syncedWorkspace();
    await workspace.db.script(`update tenantry.tenants set limits = '{"max_users": 999}' where tenant_id = 'beta'`);
    const { plan } = await workspace.sync();
    expect(plan.tenants).toMatchObject([
      { tenant_id: "beta", fields: [{ path: "limits.max_users", before: 999, after: 200, changed_by: "live" }] },
    ]);
    expect((await rowsOf(workspace)).get("beta")).toMatchObject({ limits: { max_users: 200 }, config_version: 3 });
  });

  test("a dry run writes nothing", async () => {
    const workspace = await newWorkspace();
    workspace.commit("first");
    const before = await traceOf(workspace);
    const { plan, applied, delivery } = await workspace.sync({ dryRun: true });
    expect(plan.summary).toMatchObject({ create: 5 });
    expect([applied, delivery]).toEqual([null, null]);
    expect(await traceOf(workspace)).toEqual(before);
  });
});
