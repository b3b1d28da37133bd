/** The connection breaks while a sync commits: the answer is in the database, not in a guess. */
import { expect, onTestFinished, test } from "vitest";
import { severCommit } from "../support/severed-commit.ts";
import type { Workspace } from "../support/workspace.ts";
import { syncedWorkspace, tenantYaml } from "../support/workspace.ts";

/** A change to sync, and settings for a sync whose own COMMIT is cut. */
async function breakCommit(
  when: "before" | "after",
): Promise<{ workspace: Workspace; settings: Parameters<Workspace["sync"]>[0] }> {
  const workspace = await syncedWorkspace();
  const direct = workspace.database.urlAs("tenantry_sync");
  const proxy = await severCommit(direct, when);
  onTestFinished(() => {
    expect(proxy.severed()).toBe(1);
    proxy.close();
  });
  const url = new URL(direct);
  url.port = String(proxy.port);
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: "limits: {max_users: 7}\n" }));
  workspace.commit("change");
  return { workspace, settings: { databaseUrl: url.href, onPlan: () => proxy.arm() } };
}

async function versionOf({ db }: Workspace): Promise<unknown> {
  const { rows } = await db.query("select config_version, limits from tenantry.tenants where tenant_id = 'acme'");
  return rows[0];
}

test("a sync that was committed, but whose answer was lost, is known to be committed", async () => {
  const { workspace, settings } = await breakCommit("after");
  const { applied } = await workspace.sync(settings);
  expect(applied).toMatchObject({ updated: 1, revision: 2 });
  expect(await versionOf(workspace)).toEqual({ config_version: 2, limits: { max_users: 7 } });
});

test("a sync whose COMMIT never arrived is unavailable, and nothing was written", async () => {
  const { workspace, settings } = await breakCommit("before");
  await expect(workspace.sync(settings)).rejects.toMatchObject({ code: "unavailable" });
  expect(await versionOf(workspace)).toEqual({ config_version: 1, limits: { max_users: 200 } });
});
