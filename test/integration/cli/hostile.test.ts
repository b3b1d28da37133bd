/** Hostile inputs that meet a registry: refused, or kept as the text that they are. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../../src/registry/open.ts";
import { registryNumbers } from "../../hostile/registry-numbers.ts";
import { buildCli } from "../../support/cli.ts";
import type { CliProject } from "../../support/cli-project.ts";
import { newCliProject } from "../../support/cli-project.ts";
import { git } from "../../support/git-folder.ts";
import { freePort } from "../../support/server-process.ts";

const sync = "sync --auto-approve";
const refusal = /^error: [^\n]+\n hint: [^\n]+\n$/;

beforeAll(buildCli);

/** How much was ever written: the number of audit entries and the version of every tenant. */
async function countWrites({ database }: CliProject): Promise<unknown> {
  const db = await openDatabase(database.url);
  const { rows } = await db.query(
    "select (select nrows from audit.head) as audited, (select sum(config_version) from tenantry.tenants) as versions",
  );
  await db.close();
  return rows;
}

const cases: Record<(typeof registryNumbers)[number], (project: CliProject) => Promise<void>> = {
  /** A reason that would be a line of its own, and a colour. */
  60: async (project) => {
    await project.run(sync);
    const reason = "\n{forged: true}\u001b[31m\n::add-mask::x";
    const said = await project.run(`suspend beta --yes --reason "${reason}"`);
    const log = await project.run("audit log --tenant beta");
    for (const { exit, stdout, stderr } of [said, log]) {
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
      expect(stdout).not.toMatch(/^\s*(?:\{forged|::)/m);
      expect(stdout).not.toContain("\u001b");
    }
    const { stdout } = await project.run("hold list --json");
    expect(stdout).not.toContain("\u001b");
    const stored = String.raw`\n{forged: true}\u001b[31m\n::add-mask::x`;
    expect(JSON.parse(stdout)).toMatchObject({ holds: [{ reason: stored }] });
  },
  /** A commit beside the one that was synced last. */
  62: async (project) => {
    const before = git(project.root, "rev-parse", "HEAD");
    project.edit("tenants/beta.yaml", "display_name: Beta", "display_name: Synced");
    project.commit("Synced");
    await project.run(sync);
    const written = await countWrites(project);
    git(project.root, "checkout", "--quiet", "-b", "beside", before);
    project.edit("tenants/beta.yaml", "display_name: Beta", "display_name: Beside");
    project.commit("Beside");
    const { exit, stderr } = await project.run(sync);
    expect(stderr).toMatch(refusal);
    expect(stderr).toContain("does not descend");
    expect(exit).toBe(1);
    expect(await countWrites(project)).toEqual(written);
  },
  /** A catalog without tenants. */
  63: async (project) => {
    await project.run(sync);
    const written = await countWrites(project);
    for (const id of ["alpha", "beta"]) rmSync(join(project.root, `tenants/${id}.yaml`));
    writeFileSync(join(project.root, "tenants/.gitkeep"), "");
    project.commit("Nobody");
    const { exit, stderr } = await project.run(`${sync} --allow "removals=2 all of them"`);
    expect(stderr).toMatch(refusal);
    expect(exit).toBe(4);
    expect(await countWrites(project)).toEqual(written);
  },
  /** Nobody's id, and what is no id. */
  64: async (project) => {
    await project.run(sync);
    const written = await countWrites(project);
    for (const id of ["nobody", "../alpha", "*", "alpha;"]) {
      const { exit, stderr } = await project.run(`suspend ${id} --reason leak --yes`);
      expect(stderr, id).toMatch(refusal);
      expect(exit, id).toBe(1);
    }
    expect(await countWrites(project)).toEqual(written);
  },
  /** Addresses with a password, of servers that are not there, refuse it, or cannot be read. */
  65: async (project) => {
    const nobody = `127.0.0.1:${await freePort()}`;
    const url = new URL(project.database.urlAs("tenantry_sync"));
    url.password = "hunter2";
    const addresses = [
      `postgres://sync:hunter2@${nobody}/t`,
      url.href,
      "postgres://sync:hunter2@[/t",
      "mysql://a:hunter2@b/c",
    ];
    for (const address of addresses)
      for (const flags of ["", " --json", " --debug"]) {
        const { exit, stdout, stderr } = await project.run(`status${flags}`, { TENANTRY_DATABASE_URL: address });
        expect(stdout + stderr, address).not.toContain("hunter2");
        expect([64, 69], address).toContain(exit);
      }
  },
};

test.each(registryNumbers)("%i", async (number) => {
  expect.hasAssertions();
  await cases[number](await newCliProject());
});
