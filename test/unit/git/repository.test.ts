import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isAncestor } from "../../../src/git/is-ancestor.ts";
import { readHead } from "../../../src/git/read-head.ts";
import { findFork } from "../../../src/git/find-fork.ts";
import { touchedFiles } from "../../../src/git/touched-files.ts";
import { commitAll, git, makeFolder } from "../../support/git-folder.ts";

let root: string;
beforeEach(() => {
  root = makeFolder();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const nothing = { commit: null, message: null, author: null, user: null, dirty: false, remote: null };

function write(path: string, text: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe("readHead", () => {
  test("says where the working tree stands, and who works there", async () => {
    write("tenants/a.yaml", "a: 1\n");
    const commit = commitAll(root, "Raise gold (#12)\n\nTenantry-Allow: updates=3 yearly\n");
    git(root, "config", "user.name", "Olu Operator");
    expect(await readHead(root)).toEqual({
      commit,
      message: "Raise gold (#12)\n\nTenantry-Allow: updates=3 yearly",
      author: { name: "Ann Author", email: "ann@gcc.example" },
      user: { name: "Olu Operator", email: "ann@gcc.example" },
      dirty: false,
      remote: null,
    });
  });

  test("is dirty with a change or a new file, in the project's folder only", async () => {
    write("catalog/a.yaml", "a: 1\n");
    write("src/x.ts", "1\n");
    commitAll(root, "first");
    const isDirty = async () => (await readHead(join(root, "catalog"))).dirty;
    write("src/x.ts", "2\n");
    expect(await isDirty()).toBe(false);
    write("catalog/b.yaml", "b: 1\n");
    expect(await isDirty()).toBe(true);
    rmSync(join(root, "catalog/b.yaml"));
    write("catalog/a.yaml", "a: 2\n");
    expect(await isDirty()).toBe(true);
  });

  test.each([
    ["https://x-access-token:s3cret@github.com/gcc/catalog", "https://github.com/gcc/catalog"],
    ["https://ann:p@ss@github.com/gcc/catalog", "https://github.com/gcc/catalog"],
    ["git@github.com:gcc/catalog.git", "git@github.com:gcc/catalog.git"],
  ])("gives the remote %s without a password", async (url, shown) => {
    write("a.yaml", "a: 1\n");
    commitAll(root, "first");
    git(root, "remote", "add", "origin", url);
    expect((await readHead(root)).remote).toBe(shown);
  });

  test("before the first commit there is none", async () => {
    git(root, "init", "--quiet", "--initial-branch=main");
    expect(await readHead(root)).toMatchObject({ commit: null, message: null, author: null });
  });

  test("outside of a repository, and without git, there is nothing", async () => {
    expect(await readHead(root)).toEqual(nothing);
    expect(await readHead(join(root, "missing"))).toEqual(nothing);
    vi.stubEnv("PATH", root);
    expect(await readHead(root)).toEqual(nothing);
  });

  test("a file monitor that the repository configures does not run", async () => {
    write("a.yaml", "a: 1\n");
    commitAll(root, "first");
    const trap = join(root, ".git/trap.sh");
    writeFileSync(trap, `#!/bin/sh\ntouch ${join(root, ".git/sprung")}\n`, { mode: 0o755 });
    git(root, "config", "core.fsmonitor", trap);
    await readHead(root);
    await touchedFiles(root, "HEAD");
    expect(existsSync(join(root, ".git/sprung"))).toBe(false);
    git(root, "status"); // the trap works
    expect(existsSync(join(root, ".git/sprung"))).toBe(true);
  });

  test("variables of git in the environment lead nowhere", async () => {
    write("a.yaml", "a: 1\n");
    const commit = commitAll(root, "first");
    const other = makeFolder();
    writeFileSync(join(other, "b.yaml"), "b: 1\n");
    commitAll(other, "another repository");
    vi.stubEnv("GIT_DIR", join(other, ".git"));
    vi.stubEnv("GIT_WORK_TREE", other);
    vi.stubEnv("GIT_CONFIG_COUNT", "1");
    vi.stubEnv("GIT_CONFIG_KEY_0", "user.name");
    vi.stubEnv("GIT_CONFIG_VALUE_0", "Mallory");
    vi.stubEnv("LC_ALL", "de_DE.UTF-8");
    vi.stubEnv("PAGER", "touch sprung");
    vi.stubEnv("EDITOR", "touch sprung");
    const head = await readHead(root);
    rmSync(other, { recursive: true });
    expect(head).toMatchObject({ commit, user: { name: "Ann Author" }, dirty: false });
  });
});

describe("isAncestor", () => {
  test("knows the way from one commit to another", async () => {
    write("a.yaml", "1\n");
    const first = commitAll(root, "first");
    write("a.yaml", "2\n");
    const second = commitAll(root, "second");
    expect(await isAncestor(root, first, second)).toBe(true);
    expect(await isAncestor(root, second, second)).toBe(true);
    expect(await isAncestor(root, second, first)).toBe(false);
    expect(await isAncestor(root, "f".repeat(40), second)).toBe("unknown");
    expect(await isAncestor(root, "--all", second)).toBe("unknown");
    expect(await isAncestor(join(root, "missing"), first, second)).toBe("unknown");
  });

  test("a shallow clone does not know what it lacks", async () => {
    const commits = ["1", "2", "3"].map((text) => {
      write("a.yaml", text);
      return commitAll(root, text);
    });
    const [first = "", second = "", third = ""] = commits;
    const clone = makeFolder();
    git(clone, "clone", "--quiet", "--depth=2", `file://${root}`, ".");
    expect(await isAncestor(clone, first, third)).toBe("unknown");
    expect(await isAncestor(clone, second, third)).toBe(true);
    expect(await isAncestor(clone, third, second)).toBe("unknown");
    rmSync(clone, { recursive: true });
  });
});

describe("touchedFiles", () => {
  test("what a branch changed since it left its base, committed or not", async () => {
    for (const name of ["kept", "edited", "deleted", "renamed"]) write(`tenants/${name}.yaml`, `${name}: 1\n`);
    write(".gitignore", "*.tmp\n");
    commitAll(root, "first");
    git(root, "checkout", "--quiet", "-b", "change");
    write("tenants/edited.yaml", "edited: 2\n");
    rmSync(join(root, "tenants/deleted.yaml"));
    git(root, "mv", "tenants/renamed.yaml", "tenants/grüße.yaml");
    commitAll(root, "change");
    git(root, "checkout", "--quiet", "main");
    write("tenants/of_others.yaml", "x: 1\n");
    commitAll(root, "meanwhile on main");
    git(root, "checkout", "--quiet", "change");
    write("tenants/new.yaml", "new: 1\n");
    write("tenants/scratch.tmp", "x");
    expect([...(await touchedFiles(root, await findFork(root, "main")))].sort()).toEqual([
      "tenants/deleted.yaml",
      "tenants/edited.yaml",
      "tenants/grüße.yaml",
      "tenants/new.yaml",
      "tenants/renamed.yaml",
    ]);
  });

  test("paths start at the project's folder", async () => {
    write("catalog/a.yaml", "1\n");
    write("other/b.yaml", "1\n");
    commitAll(root, "first");
    write("catalog/a.yaml", "2\n");
    write("catalog/new.yaml", "2\n");
    write("other/b.yaml", "2\n");
    expect([...(await touchedFiles(join(root, "catalog"), "HEAD"))]).toEqual(["a.yaml", "new.yaml"]);
  });

  test("histories without a common commit", async () => {
    write("a.yaml", "1\n");
    commitAll(root, "first");
    git(root, "checkout", "--quiet", "--orphan", "other");
    write("b.yaml", "1\n");
    commitAll(root, "other");
    expect([...(await touchedFiles(root, await findFork(root, "main")))]).toEqual(["b.yaml"]);
  });

  test("refuses a base that is an option", async () => {
    write("a.yaml", "1\n");
    commitAll(root, "first");
    await expect(findFork(root, "--output=x")).rejects.toMatchObject({ code: "usage" });
    expect(execFileSync("ls", { cwd: root, encoding: "utf8" })).toBe("a.yaml\n");
  });
});
