/** The connection breaks while somebody commits: the answer is in the database, not in a guess. */
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { resume } from "../../src/pipeline/resume.ts";
import { suspend } from "../../src/pipeline/suspend.ts";
import { buildCli, runCli } from "../support/cli.ts";
import type { SeverOptions, SeveringProxy } from "../support/severed-commit.ts";
import { severCommit } from "../support/severed-commit.ts";
import type { Workspace } from "../support/workspace.ts";
import { syncedWorkspace, tenantYaml } from "../support/workspace.ts";

/** A proxy in front of the registry, and the address of it as a login of this role. */
async function severed(
  { database }: Workspace,
  role: "tenantry_sync" | "tenantry_emergency",
  when: "before" | "after",
  options: SeverOptions = {},
): Promise<{ proxy: SeveringProxy; databaseUrl: string }> {
  const direct = database.urlAs(role);
  const proxy = await severCommit(direct, when, options);
  onTestFinished(() => {
    expect(proxy.severed()).toBe(1);
    proxy.close();
  });
  const url = new URL(direct);
  url.port = String(proxy.port);
  return { proxy, databaseUrl: url.href };
}

/** A change to sync, and settings for a sync whose own COMMIT is cut. */
async function breakCommit(
  when: "before" | "after",
  options: SeverOptions = {},
): Promise<{ workspace: Workspace; settings: Parameters<Workspace["sync"]>[0] & { databaseUrl: string } }> {
  const workspace = await syncedWorkspace();
  const { proxy, databaseUrl } = await severed(workspace, "tenantry_sync", when, options);
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { extra: "limits: {max_users: 7}\n" }));
  workspace.commit("change");
  return { workspace, settings: { databaseUrl, onPlan: () => proxy.arm() } };
}

async function versionOf({ db }: Workspace): Promise<unknown> {
  const { rows } = await db.query("select config_version, limits from tenantry.tenants where tenant_id = 'acme'");
  return rows[0];
}

const written = { config_version: 2, limits: { max_users: 7 } };
const unwritten = { config_version: 1, limits: { max_users: 200 } };

describe("a sync", () => {
  test("that was committed, but whose answer was lost, is known to be committed", async () => {
    const { workspace, settings } = await breakCommit("after");
    const { applied } = await workspace.sync(settings);
    expect(applied).toMatchObject({ updated: 1, revision: 2 });
    expect(await versionOf(workspace)).toEqual(written);
  });

  test("whose COMMIT never arrived is unavailable, and says that nothing was written", async () => {
    const { workspace, settings } = await breakCommit("before");
    await expect(workspace.sync(settings)).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(/nothing was written\.$/) as string,
    });
    expect(await versionOf(workspace)).toEqual(unwritten);
  });

  test("that nobody can be asked about may have been committed, and says so", async () => {
    const { workspace, settings } = await breakCommit("after", { forGood: true });
    await expect(workspace.sync(settings)).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(/during COMMIT: it is not known whether the change was committed\.$/) as string,
      hint: expect.stringContaining("`tenantry status`") as string,
    });
    expect(await versionOf(workspace)).toEqual(written);
  });
});

describe("a sync that a signal reaches during its COMMIT", () => {
  test("is known to be committed when it was, although the answer was lost", async () => {
    const stop = new AbortController();
    const { workspace, settings } = await breakCommit("after", { onCaught: () => stop.abort() });
    const { applied } = await workspace.sync({ ...settings, signal: stop.signal });
    expect(applied).toMatchObject({ updated: 1, revision: 2 });
    expect(await versionOf(workspace)).toEqual(written);
  });

  test("is interrupted when the COMMIT never arrived", async () => {
    const stop = new AbortController();
    const { workspace, settings } = await breakCommit("before", { onCaught: () => stop.abort() });
    await expect(workspace.sync({ ...settings, signal: stop.signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(await versionOf(workspace)).toEqual(unwritten);
  });
});

describe("the command line", () => {
  beforeAll(buildCli);

  test("does not say that nothing was committed when nobody knows", async () => {
    let terminate: (() => void) | undefined;
    // The process gets the signal first, and then loses its connection.
    const onCaught = () => (terminate?.(), wait(300));
    const workspace = await syncedWorkspace();
    const { proxy, databaseUrl } = await severed(workspace, "tenantry_emergency", "after", { onCaught, forGood: true });
    proxy.arm();
    // As JSON nothing is looked up before: the first COMMIT is that of the suspension.
    const { exit, stdout } = await runCli(
      ["suspend", "acme", "--reason", "leaked key", "--yes", "--actor", "olga", "--json"],
      {
        cwd: workspace.root,
        env: { TENANTRY_DATABASE_URL: databaseUrl, TENANTRY_CACHE: "none" },
        onStart: (kill) => (terminate = () => kill("SIGTERM")),
      },
    );
    expect(stdout).toMatch(/during COMMIT: it is not known/);
    expect(stdout).toContain("`tenantry hold list`");
    expect(exit).toBe(69);
    const { rows } = await workspace.db.query("select state from tenantry.holds");
    expect(rows).toEqual([{ state: "open" }]);
  });
});

describe("an emergency", () => {
  const command = {
    asked: "none",
    redisUrl: undefined,
    actor: "olga",
    tenantId: "acme",
    reason: "leaked key",
  } as const;
  const now = "2026-11-23T09:00:00Z";

  test.each([
    ["suspend", suspend],
    ["resume", resume],
  ] as const)("whose answer is lost: %s points to the holds", async (name, run) => {
    const workspace = await syncedWorkspace();
    const { root } = workspace;
    const direct = workspace.database.urlAs("tenantry_emergency");
    if (name === "resume") await suspend({ ...command, root, now, databaseUrl: direct });
    const { proxy, databaseUrl } = await severed(workspace, "tenantry_emergency", "after");
    proxy.arm();
    await expect(run({ ...command, root, now, databaseUrl })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("it is not known whether") as string,
      hint: expect.stringContaining("`tenantry hold list`") as string,
    });
    const { rows } = await workspace.db.query("select state from tenantry.holds");
    expect(rows).toEqual([{ state: name === "suspend" ? "open" : "lifted" }]);
  });
});
