/** One push can bring several pull requests: each row carries the commit that changed it, and who wrote that. */
import { expect, test } from "vitest";
import { readAuditLog } from "../../../src/pipeline/audit.ts";
import type { AuditFilter } from "../../../src/model/audit.ts";
import { git } from "../../support/git-folder.ts";
import type { Workspace } from "../../support/workspace.ts";
import { syncedWorkspace, tenantYaml, tierYaml } from "../../support/workspace.ts";

/** Commits everything as somebody, and says which commit that is. */
function commitAs({ root }: Workspace, name: string, message: string): string {
  git(root, "add", "--all");
  const author = `${name} <${name.toLowerCase()}@gcc.example>`;
  git(root, "-c", "user.name=bot", "-c", "user.email=bot@ci", "commit", "--quiet", `--author=${author}`, "-m", message);
  return git(root, "rev-parse", "HEAD");
}

async function byRow({ database }: Workspace): Promise<Record<string, unknown>> {
  const address = { databaseUrl: database.url, environment: "test" };
  const found: Record<string, unknown> = {};
  await readAuditLog(address, { limit: 100 }, async (pages) => {
    for await (const page of pages)
      for (const { table, key, by } of page)
        found[`${table} ${key}`] ??= { commit: by.commit, author: by.author, pr: by.pr_url, actor: by.actor };
  });
  return found;
}

test("squashed, merged and direct commits of one push, and what a tier's edit does to its tenants", async () => {
  const workspace = await syncedWorkspace();
  const { root } = workspace;
  git(root, "remote", "add", "origin", "https://github.com/gcc/tenants.git");
  const main = git(root, "rev-parse", "--abbrev-ref", "HEAD");

  workspace.write("tenants/acme.yaml", tenantYaml("acme", { tier: "silver" }));
  const squashed = commitAs(workspace, "Ann", "Move acme (#7)");

  git(root, "checkout", "--quiet", "-b", "branch");
  workspace.write("tenants/beta.yaml", tenantYaml("beta").replace("beta@", "new@"));
  commitAs(workspace, "Ben", "A new owner");
  git(root, "checkout", "--quiet", main);
  git(root, "merge", "--quiet", "--no-ff", "-m", "Merge pull request #8 from gcc/branch", "branch");
  const merged = git(root, "rev-parse", "HEAD");

  workspace.write("tiers/gold.yaml", tierYaml("gold", { rank: 2, maxUsers: 300 }));
  workspace.write("tiers/bronze.yaml", tierYaml("bronze", { rank: 3 }));
  const direct = commitAs(workspace, "Cleo", "uplift");

  workspace.write("README.md", "no part of the catalog\n");
  commitAs(workspace, "Dora", "docs");
  await workspace.sync({ actor: "ci", allow: ["updates=9 several at once"] });
  const rows = await byRow(workspace);
  const ann = { commit: squashed, author: "Ann <ann@gcc.example>", pr: "https://github.com/gcc/tenants/pull/7" };
  const ben = { commit: merged, author: "Ben <ben@gcc.example>", pr: "https://github.com/gcc/tenants/pull/8" };
  const cleo = { commit: direct, author: "Cleo <cleo@gcc.example>", pr: null };
  expect(rows).toMatchObject({
    "tenants acme": { ...ann, actor: "ci" },
    "tenants beta": ben,
    "tenants coral": cleo,
    "tenant_tier_configs gold": cleo,
    "tenant_tier_configs bronze": cleo,
  });
});

test("the log is found by who wrote a row and by the pull request that brought it", async () => {
  const workspace = await syncedWorkspace();
  const { root, database } = workspace;
  git(root, "remote", "add", "origin", "https://github.com/gcc/tenants.git");
  workspace.write("tenants/acme.yaml", tenantYaml("acme", { tier: "silver" }));
  commitAs(workspace, "Dora", "Move acme (#7)");
  workspace.write("tenants/beta.yaml", tenantYaml("beta", { tier: "silver" }));
  commitAs(workspace, "Ben", "Move beta (#8)");
  await workspace.sync({ actor: "ci" });
  const keysOf = async (filter: AuditFilter) => {
    const keys: string[] = [];
    const address = { databaseUrl: database.url, environment: "test" };
    await readAuditLog(address, { limit: 100, ...filter }, async (pages) => {
      for await (const page of pages) keys.push(...page.map(({ key }) => key));
    });
    return keys;
  };
  expect(await keysOf({ pullRequest: "7" })).toEqual(["acme"]);
  expect(await keysOf({ pullRequest: "8" })).toEqual(["beta"]);
  expect(await keysOf({ actor: "dora@gcc.example" })).toEqual(["acme"]);
  expect((await keysOf({ actor: "ci" })).sort()).toEqual(["acme", "beta"]);
});

test("rows that go carry the commit that took their file away", async () => {
  const workspace = await syncedWorkspace();
  workspace.remove("tiers/silver.yaml");
  const gone = commitAs(workspace, "Ann", "No silver");
  workspace.write("tenants/acme.yaml", tenantYaml("acme").replace("acme@", "new@"));
  commitAs(workspace, "Ben", "A new owner");
  await workspace.sync();
  expect(await byRow(workspace)).toMatchObject({
    "tenant_tier_configs silver": { commit: gone, author: "Ann <ann@gcc.example>" },
  });
});

test("what is no commit, and a first sync, come from what is synced", async () => {
  const workspace = await syncedWorkspace();
  const first = git(workspace.root, "rev-parse", "HEAD");
  expect((await byRow(workspace))["tenants acme"]).toMatchObject({ commit: first, author: null });
  workspace.write("tenants/acme.yaml", tenantYaml("acme").replace("acme@", "new@"));
  await workspace.sync();
  expect((await byRow(workspace))["tenants acme"]).toMatchObject({ commit: null, author: null });
});
