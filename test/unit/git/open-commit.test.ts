import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openCommit } from "../../../src/git/open-commit.ts";
import { commitAll, git, makeFolder } from "../../support/git-folder.ts";

let root: string;
beforeEach(() => {
  root = makeFolder();
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), content);
}

const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("utf8");

describe("openCommit", () => {
  test("reads a commit, not the working tree", async () => {
    write("tenantry.yaml", "version: 1\n");
    write("tenants/b.yaml", "old: b\n");
    write("tenants/emea/a.yaml", "old: a\n");
    const commit = commitAll(root, "first");
    write("tenants/b.yaml", "new: b\n");
    write("tenants/c.yaml", "new: c\n");
    const source = await openCommit(root, "main");
    expect([source.commit, source.label]).toEqual([commit, `commit ${commit.slice(0, 7)}`]);
    expect(source.list("tenants")).toMatchObject([
      { path: "tenants/b.yaml", kind: "file" },
      { path: "tenants/emea/a.yaml", kind: "file" },
    ]);
    expect(textOf(source.read("tenants/emea/a.yaml"))).toBe("old: a\n");
    expect(textOf(source.read("tenants/b.yaml"))).toBe("old: b\n"); // against the order of the batch
    expect(textOf(source.read("tenantry.yaml"))).toBe("version: 1\n");
    expect(source.list("tenantry.yaml")).toMatchObject([{ path: "tenantry.yaml", kind: "file" }]);
    expect(source.list("tiers")).toBeUndefined();
    expect(source.list("tenant")).toBeUndefined();
    expect(source.read("tenants/c.yaml")).toBeUndefined();
  });

  test("below a folder of the repository, paths start at that folder", async () => {
    write("catalog/tenants/a.yaml", "a: 1\n");
    write("tenants/other.yaml", "other: 1\n");
    commitAll(root, "first");
    const source = await openCommit(join(root, "catalog"), "HEAD");
    expect(source.list(".")).toMatchObject([{ path: "tenants/a.yaml" }]);
    expect(textOf(source.read("tenants/a.yaml"))).toBe("a: 1\n");
  });

  test("a commit from before the folder has no files", async () => {
    write("README.md", "x");
    const commit = commitAll(root, "first");
    write("catalog/tenantry.yaml", "version: 1\n");
    commitAll(root, "second");
    expect((await openCommit(join(root, "catalog"), commit)).list(".")).toEqual([]);
  });

  test("links and submodules are entries of their own, never followed", async () => {
    write("tenants/a.yaml", "a: 1\n");
    symlinkSync("/etc/passwd", join(root, "tenants/b.yaml"));
    symlinkSync("tenants", join(root, "linked"));
    commitAll(root, "first");
    git(root, "update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},tenants/module`);
    git(root, "commit", "--quiet", "--message", "module");
    const source = await openCommit(root, "HEAD");
    expect(source.list("tenants")).toMatchObject([
      { path: "tenants/a.yaml", kind: "file" },
      { path: "tenants/b.yaml", kind: "symlink" },
      { path: "tenants/module", kind: "other" },
    ]);
    expect(source.list("linked/emea")).toMatchObject([{ path: "linked", kind: "symlink" }]);
    expect(source.read("tenants/b.yaml")).toBeUndefined();
  });

  test("bytes come as they are, names and sizes whatever they be", async () => {
    const contents: Record<string, Uint8Array> = {
      "tenants/bytes.yaml": Uint8Array.of(0, 255, 10, 13, 10, 0),
      "tenants/empty.yaml": new Uint8Array(),
      "tenants/grüße und\ttabs.yaml": Buffer.from("x"),
      "tenants/just-right.yaml": Buffer.alloc(64 * 1024, 120),
    };
    for (const [path, bytes] of Object.entries(contents)) write(path, bytes);
    write("tenants/too-large.yaml", Buffer.alloc(3 * 1024 * 1024, 120));
    commitAll(root, "first");
    const source = await openCommit(root, "HEAD");
    for (const [path, bytes] of Object.entries(contents))
      expect(Buffer.from(source.read(path) ?? expect.fail(path))).toEqual(Buffer.from(bytes));
    expect(source.read("tenants/too-large.yaml")).toHaveLength(64 * 1024 + 1); // enough to be refused
  });

  test("hundreds of files of more than a batch", async () => {
    const text = "x".repeat(60_000);
    for (let index = 100; index < 500; index++) write(`tenants/t${index}.yaml`, `${index}${text}`);
    commitAll(root, "first");
    const source = await openCommit(root, "HEAD");
    const starts = source.list("tenants")?.map(({ path }) => textOf(source.read(path))?.slice(0, 3));
    expect(starts).toEqual(Array.from({ length: 400 }, (_, index) => String(index + 100)));
  });

  test("no hook and no filter runs", async () => {
    write("tenants/a.yaml", "a: 1\n");
    write(".gitattributes", "*.yaml filter=evil diff=evil text eol=crlf\n");
    commitAll(root, "first");
    const trap = join(root, "trap.sh");
    writeFileSync(trap, `#!/bin/sh\ntouch ${join(root, "sprung")}\ncat\n`);
    chmodSync(trap, 0o755);
    for (const key of ["filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.fsmonitor"])
      git(root, "config", key, trap);
    for (const hook of ["post-checkout", "reference-transaction", "post-index-change"])
      writeFileSync(join(root, ".git/hooks", hook), `#!/bin/sh\ntouch ${join(root, "sprung")}\n`, { mode: 0o755 });
    const source = await openCommit(root, "HEAD");
    expect(textOf(source.read("tenants/a.yaml"))).toBe("a: 1\n");
    expect(existsSync(join(root, "sprung"))).toBe(false);
    git(root, "status"); // the trap works
    expect(existsSync(join(root, "sprung"))).toBe(true);
  });

  test.each([
    "--upload-pack=touch x",
    "-h",
    "",
    " main",
    "no-such-branch",
    "main\nHEAD",
    "main\0",
    "HEAD:tenants",
    "f".repeat(40),
    "$(touch x)",
  ])("%j is no commit", async (ref) => {
    write("tenants/a.yaml", "a: 1\n");
    commitAll(root, "first");
    await expect(openCommit(root, ref)).rejects.toMatchObject({ name: "OperationalError", code: "usage" });
  });

  test("a branch that is named like an option of another command is one", async () => {
    write("tenants/a.yaml", "a: 1\n");
    const commit = commitAll(root, "first");
    git(root, "branch", "a--output=x");
    expect((await openCommit(root, "a--output=x")).commit).toBe(commit);
  });

  test("outside of a repository, or in a folder that is not there", async () => {
    for (const folder of [root, join(root, "missing")])
      await expect(openCommit(folder, "HEAD")).rejects.toMatchObject({ code: "usage" });
  });
});
