import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { openWorkingTree } from "../../../src/load/disk-source.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import { repository } from "../../support/cli.ts";
import { copyCatalog, makeFolder } from "../../support/git-folder.ts";

let root: string;
beforeEach(() => {
  root = makeFolder();
  copyCatalog(repository, root);
});
afterEach(() => rmSync(root, { recursive: true }));

const check = (maxEntries?: number) => {
  const source = openWorkingTree(root);
  const loaded = loadProject(source, maxEntries === undefined ? {} : { maxEntries });
  return checkProject(loaded, { today: "2026-11-23" }).diagnostics.map(({ file, rule }) => `${file} ${rule}`);
};

test("a folder that is gone is one mistake, not one for each reference into it", () => {
  renameSync(join(root, "tiers"), join(root, "tier"));
  expect(check()).toEqual(["tenantry.yaml schema/missing-folder"]);
});

test("nor one for each tenant that is gone with it", () => {
  const base = loadProject(openWorkingTree(root));
  renameSync(join(root, "tenants"), join(root, "clients"));
  const { diagnostics } = checkProject(loadProject(openWorkingTree(root)), { today: "2026-11-23", base });
  expect(diagnostics.map(({ rule }) => rule)).toEqual(["schema/missing-folder"]);
});

test("so is a folder behind a link, and one that is too large", () => {
  renameSync(join(root, "features"), join(root, "moved"));
  symlinkSync(join(root, "moved"), join(root, "features"));
  expect(check()).toEqual(["features schema/symlink"]);
  rmSync(join(root, "features"));
  renameSync(join(root, "moved"), join(root, "features"));
  expect(check(13)).toEqual(["tenants schema/too-many-files"]);
});

test("but what is missing from a folder that is all there is said", () => {
  mkdirSync(join(root, "tenants/emea"));
  rmSync(join(root, "tiers/bronze.yaml"));
  expect(new Set(check().map((line) => line.split(" ")[1]))).toEqual(new Set(["references/unknown-tier"]));
});
