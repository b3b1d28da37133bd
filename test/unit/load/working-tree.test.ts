/** The working tree, on a real disk: links are not followed, pipes are not opened, nothing is passed over in silence. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openWorkingTree } from "../../../src/load/disk-source.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import type { LoadedProject } from "../../../src/model/project.ts";
import { makeFolder } from "../../support/git-folder.ts";

let root = "";
const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};
const load = () => loadProject(openWorkingTree(root));
const problems = ({ diagnostics }: LoadedProject) =>
  diagnostics.map(({ rule, file, span }) => `${file}:${span.start.line}:${span.start.column} ${rule}`);
const files = ({ documents }: LoadedProject) => documents.map(({ kind, id, file }) => `${kind} ${id} ${file}`);

beforeEach(() => {
  const folder = makeFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  root = join(folder, "catalog");
  write("tenantry.yaml", "version: 1\n");
  write("tenants/legal.yaml", "tenant_id: legal\n");
  for (const name of ["tiers", "features", "flags"]) mkdirSync(join(root, name));
});

test("reads the folders and their sub-folders, sorted by path", () => {
  write("tenants/emea/north/hr.yaml", "tenant_id: hr\n");
  write("tiers/gold.yaml", "tier: gold\n");
  write("tenants/README.md", "# Not ours\n");
  write("tenants/.legal.yaml.swp", "\0");
  write("tenants/.idea/x.yaml", "{");
  const loaded = load();
  expect(problems(loaded)).toEqual([]);
  expect(loaded.config?.data).toEqual({ version: 1 });
  expect(files(loaded)).toEqual([
    "tenant hr tenants/emea/north/hr.yaml",
    "tenant legal tenants/legal.yaml",
    "tier gold tiers/gold.yaml",
  ]);
});

test("does not follow links to files and folders, whether they lead outside, in a circle or nowhere", () => {
  write("../outside/finance.yaml", "tenant_id: finance\n");
  symlinkSync(join(root, "../outside/finance.yaml"), join(root, "tenants/finance.yaml"));
  symlinkSync(join(root, "../outside"), join(root, "tenants/more"));
  symlinkSync(".", join(root, "tenants/loop"));
  symlinkSync("nowhere", join(root, "tenants/gone.yaml"));
  const loaded = load();
  expect(problems(loaded)).toEqual([
    "tenants/finance.yaml:1:1 schema/symlink",
    "tenants/gone.yaml:1:1 schema/symlink",
    "tenants/loop:1:1 schema/symlink",
    "tenants/more:1:1 schema/symlink",
  ]);
  expect(files(loaded)).toEqual(["tenant legal tenants/legal.yaml"]);
  expect(loaded.unparsed.tenant).toContain("finance");
});

test("does not follow a link in the place of a folder, of a folder above it, or of tenantry.yaml", () => {
  rmSync(join(root, "tiers"), { recursive: true });
  mkdirSync(join(root, "../outside/flags"), { recursive: true });
  symlinkSync("../outside", join(root, "tiers"));
  symlinkSync("../outside", join(root, "more"));
  write("tenantry.yaml", "paths: {flags: more/flags}\n");
  expect(problems(load())).toEqual(["more:1:1 schema/symlink", "tiers:1:1 schema/symlink"]);

  rmSync(join(root, "tenantry.yaml"));
  symlinkSync("tenants/legal.yaml", join(root, "tenantry.yaml"));
  expect(problems(load())).toContain("tenantry.yaml:1:1 schema/symlink");
});

test("does not open pipes, in the place of tenantry.yaml neither", () => {
  rmSync(join(root, "tenantry.yaml"));
  execFileSync("mkfifo", [join(root, "tenantry.yaml"), join(root, "tenants/pipe.yaml")]);
  expect(problems(load())).toEqual([
    "tenantry.yaml:1:1 schema/special-file",
    "tenants/pipe.yaml:1:1 schema/special-file",
  ]);
});

test("does not wait for a pipe or follow a link that takes the place of a file after it was listed", () => {
  execFileSync("mkfifo", [join(root, "pipe")]);
  symlinkSync("tenants/legal.yaml", join(root, "link"));
  expect(openWorkingTree(root).read("pipe")).toBeUndefined();
  expect(openWorkingTree(root).read("link")).toBeUndefined();
  expect(openWorkingTree(root).read("tenants")).toBeUndefined();
});

test("reads no more of a large file than shows that it is too large", () => {
  truncateSync(join(root, "tenants/legal.yaml"), 5_000_000_000);
  expect(problems(load())).toEqual(["tenants/legal.yaml:1:1 schema/file-too-large"]);
  expect(openWorkingTree(root).read("tenants/legal.yaml")).toHaveLength(65_537);
});

test("refuses a folder with too many files, and stops listing it", () => {
  for (let i = 0; i < 5; i++) write(`tenants/t${i}.yaml`, "a: 1\n");
  const loaded = loadProject(openWorkingTree(root, 4), { maxEntries: 4 });
  expect(problems(loaded)).toEqual(["tenants:1:1 schema/too-many-files"]);
  expect(loaded.documents).toEqual([]);
  expect(openWorkingTree(root, 2).list("tenants")).toHaveLength(4);
  expect(problems(loadProject(openWorkingTree(root, 6), { maxEntries: 6 }))).toEqual([]);
});

test("counts folders too, so that a tree of empty ones ends", () => {
  for (let i = 0; i < 20; i++) mkdirSync(join(root, `tenants/${"x/".repeat(i)}x`));
  expect(problems(loadProject(openWorkingTree(root, 10), { maxEntries: 10 }))).toEqual([
    "tenants:1:1 schema/too-many-files",
  ]);
});

test("asks to rename .yml files, and knows their ids", () => {
  write("tenants/finance.yml", "tenant_id: finance\n");
  write("tenants/HR.YAML", "tenant_id: hr\n");
  const loaded = load();
  expect(problems(loaded)).toEqual([
    "tenants/HR.YAML:1:1 schema/yml-extension",
    "tenants/finance.yml:1:1 schema/yml-extension",
  ]);
  expect([...loaded.unparsed.tenant]).toEqual(["HR", "finance"]);
  expect(loaded.diagnostics[1]?.hint).toBe('Rename it to "tenants/finance.yaml".');
});

test("asks to rename tenantry.yml", () => {
  rmSync(join(root, "tenantry.yaml"));
  write("tenantry.yml", "version: 1\n");
  expect(problems(load())).toEqual(["tenantry.yml:1:1 schema/yml-extension"]);
});

test("says that tenantry.yaml is missing, once, whether the root is a catalog, empty, absent or a file", () => {
  rmSync(join(root, "tenantry.yaml"));
  expect(problems(load())).toEqual(["tenantry.yaml:1:1 schema/missing-config"]);
  for (const other of [join(root, "tiers"), join(root, "nowhere"), join(root, "tenants/legal.yaml")])
    expect(problems(loadProject(openWorkingTree(other)))).toEqual(["tenantry.yaml:1:1 schema/missing-config"]);
});

test("says where missing folders are expected", () => {
  for (const name of ["tenants", "tiers", "features", "flags"]) rmSync(join(root, name), { recursive: true });
  write("tenantry.yaml", "version: 1\npaths:\n  tenants: clients\n  flags: rollouts/\n");
  const loaded = load();
  expect(problems(loaded)).toEqual([
    "tenantry.yaml:2:1 schema/missing-folder",
    "tenantry.yaml:2:1 schema/missing-folder",
    "tenantry.yaml:3:12 schema/missing-folder",
    "tenantry.yaml:4:10 schema/missing-folder",
  ]);
  expect(loaded.diagnostics.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
    'error There is no folder "features"; the features are expected there.',
    'error There is no folder "tiers"; the tiers are expected there.',
    'error There is no folder "clients"; the tenants are expected there.',
    'error There is no folder "rollouts"; the flags are expected there.',
  ]);
});

test("reads files in folders that overlap as one kind only", () => {
  write("tenantry.yaml", "paths: {tiers: tenants/tiers, flags: ./tenants/}\n");
  expect(problems(load())).toEqual([
    "tenantry.yaml:1:16 schema/overlapping-folders",
    "tenantry.yaml:1:38 schema/overlapping-folders",
  ]);
  write("tenantry.yaml", "paths: {tenants: all/tenants, tiers: all}\n");
  expect(problems(load())).toContain("tenantry.yaml:1:38 schema/overlapping-folders");
});

test("never leaves the project for a folder", () => {
  write("../outside/finance.yaml", "tenant_id: finance\n");
  for (const path of ["../outside", "tenants/../../outside", join(root, "../outside"), '""']) {
    write("tenantry.yaml", `paths: {tenants: ${path}}\n`);
    expect(files(load())).toEqual(["tenant legal tenants/legal.yaml"]);
  }
});

test("goes on without tenantry.yaml when it is broken, and keeps the ids of broken files", () => {
  write("tenantry.yaml", "version: [\n");
  write("tenants/emea/hr.yaml", "a: &a 1\n");
  rmSync(join(root, "tiers"), { recursive: true });
  const loaded = load();
  expect(problems(loaded)).toEqual([
    "tenantry.yaml:1:10 schema/invalid-yaml",
    "tenants/emea/hr.yaml:1:4 schema/anchor",
  ]);
  expect(loaded.config).toBeUndefined();
  expect([...loaded.unparsed.tenant]).toEqual(["hr"]);
});

test("says so when a listed file cannot be read", () => {
  const source = {
    ...openWorkingTree(root),
    read: (path: string) => (path === "tenantry.yaml" ? Buffer.from("a: 1") : undefined),
  };
  expect(problems(loadProject(source))).toEqual(["tenants/legal.yaml:1:1 schema/unreadable-file"]);
});
