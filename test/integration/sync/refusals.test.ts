import { describe, expect, test } from "vitest";
import { openDatabase } from "../../../src/registry/open.ts";
import { failureOf } from "../../support/failure.ts";
import { git } from "../../support/git-folder.ts";
import type { Workspace } from "../../support/workspace.ts";
import { TENANTS, newWorkspace, syncedWorkspace, tenantYaml } from "../../support/workspace.ts";

async function revisionOf({ db }: Workspace): Promise<number | undefined> {
  const { rows } = await db.query<{ revision: number }>("select revision from tenantry.registry_state");
  return rows[0]?.revision;
}

/** What the audit log says beside the change of each row: the context of the latest statement. */
async function lastContext({ db }: Workspace): Promise<unknown> {
  const { rows } = await db.query<{ ctx: unknown }>(
    "select ctx::jsonb as ctx from audit.log order by seq desc limit 1",
  );
  return rows[0]?.ctx;
}

describe("what the files say", () => {
  test("a catalog with errors is refused, with its diagnostics", async () => {
    const workspace = await syncedWorkspace();
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { tier: "platinum" }));
    workspace.commit("typo");
    await expect(workspace.sync()).rejects.toMatchObject({
      code: "refused",
      report: { diagnostics: [{ rule: "references/unknown-tier", file: "tenants/acme.yaml" }] },
    });
    expect(await revisionOf(workspace)).toBe(1);
  });

  test("an error that only the date raises does not stop a sync", async () => {
    const workspace = await newWorkspace();
    const override = "{value: 5000, reason: audit, expires: 2020-01-31}";
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: `limits: {max_users: ${override}}\n` }));
    workspace.commit("first");
    const { checked, applied } = await workspace.sync();
    expect(checked.diagnostics).toMatchObject([{ severity: "error", clock: true }]);
    expect(applied).toMatchObject({ created: 5 });
  });

  test("an empty catalog is refused, whatever is acknowledged", async () => {
    const workspace = await syncedWorkspace();
    for (const id of TENANTS) workspace.remove(`tenants/${id}.yaml`);
    workspace.write("tenants/.gitkeep", "");
    workspace.commit("oops");
    const error = await failureOf(workspace.sync({ allow: ["removals=5 sure"] }));
    expect(error).toMatchObject({ code: "safety_limit", message: expect.stringContaining("no tenant") as string });
    expect(await revisionOf(workspace)).toBe(1);
  });
});

describe("a safety limit", () => {
  async function suspendTwo(message: string): Promise<Workspace> {
    const workspace = await syncedWorkspace();
    for (const id of ["acme", "beta"]) workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { status: "suspended" }));
    workspace.commit(message);
    return workspace;
  }

  test("refuses, and says how to answer", async () => {
    const workspace = await suspendTwo("stop two");
    const error = await failureOf(workspace.sync());
    expect(error).toMatchObject({ code: "safety_limit", hint: expect.stringContaining("suspensions=2") as string });
    expect(await revisionOf(workspace)).toBe(1);
  });

  test("is one sentence, however many are exceeded, and all answers are in the hint", async () => {
    const workspace = await syncedWorkspace();
    for (const id of ["acme", "beta", "coral"])
      workspace.write(`tenants/${id}.yaml`, tenantYaml(id, { status: "suspended" }));
    workspace.commit("stop three");
    const error = await failureOf(workspace.sync());
    expect(error.message).toBe("The plan updates 3 tenants; max_update_percent allows 2 (and 1 more finding).");
    expect(error.hint).toContain('--allow "updates=3 REASON" --allow "suspensions=3 REASON"');
    expect(error).toMatchObject({ safety: [{ limit: "max_update_percent" }, { limit: "max_suspend" }] });
    expect((await workspace.sync({ allow: ["updates=3 x", "suspensions=3 x"] })).applied).toMatchObject({ updated: 3 });
  });

  test("is lifted by a flag, which the audit log keeps", async () => {
    const workspace = await suspendTwo("stop two");
    const { applied } = await workspace.sync({ allow: ["suspensions=2 unpaid"] });
    expect(applied).toMatchObject({ updated: 2 });
    expect(await lastContext(workspace)).toMatchObject({ allowed: [{ text: "suspensions=2 unpaid", source: "flag" }] });
  });

  test("is lifted by a trailer of any commit that is brought, which the audit log keeps", async () => {
    const workspace = await suspendTwo("stop two\n\nTenantry-Allow: suspensions=2 unpaid\n");
    workspace.write("README.md", "merged");
    workspace.commit("another commit on top");
    const { applied } = await workspace.sync();
    expect(applied).toMatchObject({ updated: 2 });
    expect(await lastContext(workspace)).toMatchObject({ allowed: [{ text: "suspensions=2 unpaid", source: "git" }] });
  });

  test("is not lifted for more than was agreed to, nor by the trailer of a commit for uncommitted changes", async () => {
    const workspace = await suspendTwo("stop two\n\nTenantry-Allow: suspensions=1 one of them\n");
    await expect(workspace.sync()).rejects.toMatchObject({ code: "safety_limit" });
    await expect(workspace.sync({ allow: ["suspensions=1 x"] })).rejects.toMatchObject({ code: "safety_limit" });
    git(
      workspace.root,
      "commit",
      "--quiet",
      "--amend",
      "--message",
      "stop\n\nTenantry-Allow: suspensions=9 all of them",
    );
    workspace.write("tenants/coral.yaml", tenantYaml("coral", { status: "suspended" }));
    await expect(workspace.sync()).rejects.toMatchObject({ code: "safety_limit" });
  });
});

describe("history", () => {
  test("a commit that does not descend from the last one is refused, unless a rollback is meant", async () => {
    const workspace = await syncedWorkspace();
    const first = git(workspace.root, "rev-parse", "HEAD");
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { status: "suspended" }));
    const second = workspace.commit("suspend");
    await workspace.sync();
    git(workspace.root, "checkout", "--quiet", first);
    const error = await failureOf(workspace.sync());
    expect(error).toMatchObject({ code: "refused", hint: expect.stringContaining("--allow-rollback") as string });
    expect(await revisionOf(workspace)).toBe(2);
    await expect(workspace.sync({ allowRollback: true })).rejects.toMatchObject({ code: "usage" });
    const meant = { allowRollback: true, reason: "the suspension was a mistake", allow: ["resumptions=1 x"] };
    const { applied } = await workspace.sync(meant);
    expect(applied).toMatchObject({ updated: 1 });
    expect(await lastContext(workspace)).toMatchObject({
      rollback_from: second,
      reason: "the suspension was a mistake",
      commit: first,
    });
  });

  test("a folder outside of Git is refused once a commit was synced", async () => {
    const workspace = await syncedWorkspace();
    await workspace.db.script("update tenantry.registry_state set last_commit = repeat('a', 40)");
    await expect(workspace.sync()).rejects.toMatchObject({
      code: "refused",
      message: expect.stringContaining("cannot tell") as string,
    });
    git(workspace.root, "update-ref", "-d", "HEAD");
    await expect(workspace.sync({ actor: "ann" })).rejects.toMatchObject({
      code: "refused",
      message: expect.stringContaining("no Git commit") as string,
    });
  });

  test("uncommitted changes are synced as what they are: no commit", async () => {
    const workspace = await syncedWorkspace();
    const head = git(workspace.root, "rev-parse", "HEAD");
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: "limits: {max_users: 7}\n" }));
    const { dirty, applied } = await workspace.sync();
    expect(dirty).toBe(true);
    expect(applied).toMatchObject({ updated: 1 });
    expect(await lastContext(workspace)).toMatchObject({ dirty: true, commit: null });
    const { rows } = await workspace.db.query(
      "select last_commit, (select source_commit from tenantry.tenants where tenant_id = 'acme') from tenantry.registry_state",
    );
    expect(rows).toEqual([{ last_commit: head, source_commit: null }]);
  });
});

describe("who did it", () => {
  test.each([
    [{ actor: "ann", actorSetting: "ci", prUrl: "https://github.com/gcc/catalog/pull/1" }, { actor: "ann", actor_source: "flag", pr_url: "https://github.com/gcc/catalog/pull/1", pr_source: "flag" }], // prettier-ignore
    [{ actorSetting: "ci" }, { actor: "ci", actor_source: "env", pr_url: "https://github.com/gcc/catalog/pull/12", pr_source: "git" }], // prettier-ignore
    [{ actor: " " }, { actor: "Ann Author <ann@gcc.example>", actor_source: "git" }],
  ])("%o is recorded as %o", async (claims, recorded) => {
    const workspace = await newWorkspace();
    const commit = workspace.commit("Add tenants (#12)");
    git(workspace.root, "remote", "add", "origin", "git@github.com:gcc/catalog.git");
    const syncId = "0d4b3c5e-5a0e-4f0e-9a0c-0a2f6a3d7c11";
    await workspace.sync({ ...claims, syncId });
    expect(await lastContext(workspace)).toMatchObject({ ...recorded, commit, sync_id: syncId });
    const { rows } = await workspace.db.query("select * from tenantry.sync_runs");
    expect(rows).toMatchObject([{ ...recorded, commit, id: syncId }]);
  });
});

describe("the registry", () => {
  test("a lock that another sync holds is named, and waited for no longer than asked", async () => {
    const workspace = await syncedWorkspace();
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: "limits: {max_users: 7}\n" }));
    workspace.commit("change");
    const other = await openDatabase(workspace.database.urlAs("tenantry_sync"), { applicationName: "other-sync" });
    const { acquireSyncLock } = await import("../../../src/sync/apply-lock.ts");
    await other.transaction(async (tx) => {
      await acquireSyncLock(tx);
      const error = await failureOf(workspace.sync({ lockTimeoutMs: 200 }));
      expect(error.code).toBe("lock_held");
      expect(error.message).toMatch(/^Another sync \(other-sync\) has been running since 20.*within 0\.2 s\.$/);
    });
    await other.close();
    expect(await revisionOf(workspace)).toBe(1);
    expect((await workspace.sync()).applied).toMatchObject({ updated: 1 });
  });

  test("a server that only reads is unavailable, and nothing is half-written", async () => {
    const workspace = await newWorkspace();
    workspace.commit("first");
    const [database] = (await workspace.db.query<{ name: string }>("select current_database() as name")).rows;
    await workspace.db.script(`alter database ${database?.name ?? ""} set default_transaction_read_only = on`);
    await expect(workspace.sync()).rejects.toMatchObject({ code: "unavailable" });
    await workspace.db.script(`alter database ${database?.name ?? ""} set default_transaction_read_only = off`);
    expect(await revisionOf(workspace)).toBe(0);
    expect((await workspace.sync()).applied).toMatchObject({ created: 5 });
  });

  test("another environment's registry is refused", async () => {
    const workspace = await syncedWorkspace();
    await expect(workspace.sync({ environment: "prod" })).rejects.toMatchObject({ code: "refused" });
  });

  test("a sync id that has been committed is not applied again", async () => {
    const workspace = await newWorkspace();
    workspace.commit("first");
    const { applied } = await workspace.sync({ syncId: "0d4b3c5e-5a0e-4f0e-9a0c-0a2f6a3d7c12" });
    workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: "limits: {max_users: 7}\n" }));
    workspace.commit("change");
    const again = await workspace.sync({ syncId: "0d4b3c5e-5a0e-4f0e-9a0c-0a2f6a3d7c12" });
    expect(again.applied).toEqual(applied);
    expect(await revisionOf(workspace)).toBe(1);
  });
});
