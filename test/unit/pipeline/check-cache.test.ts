import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { compileCatalog } from "../../../src/compile/compile-catalog.ts";
import { openWorkingTree } from "../../../src/load/disk-source.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import { openCheckCache, rememberDocuments } from "../../../src/pipeline/check-cache.ts";
import { checkTree } from "../../../src/pipeline/check.ts";
import { compileTree } from "../../../src/pipeline/compile.ts";
import { renderCatalogJson } from "../../../src/report/render-catalog-json.ts";
import { repository } from "../../support/cli.ts";
import { copyCatalog, makeFolder } from "../../support/git-folder.ts";
import { fixtures, layered } from "../check/fixture-project.ts";

const today = "2026-11-23";
let folder: string;
let root: string;
beforeEach(() => {
  folder = makeFolder();
  root = join(folder, "catalog");
  copyCatalog(repository, root);
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = (tool = "this program") => ({ folder: join(folder, "cache"), tool });
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(root, file), change(readFileSync(join(root, file), "utf8")));
const check = async (cached: boolean) =>
  (await checkTree({ root, today, ...(cached && { cachePlace: place() }) })).diagnostics;
const compile = async (cached: boolean) =>
  renderCatalogJson((await compileTree({ root, today, ...(cached && { cachePlace: place() }) })).catalog);

test("a second run parses nothing, and says the same", async () => {
  const first = await compile(true);
  const { tree } = await checkTree({ root, today, cachePlace: place() });
  expect(tree.loaded.documents.filter(({ sound }) => sound !== true)).toEqual([]);
  expect(tree.loaded.config?.sound).toBe(true);
  expect(await compile(true)).toBe(first);
  expect(await compile(false)).toBe(first);
});

test("a tenant that is unchanged is not compiled until somebody asks for its document", async () => {
  await compile(true);
  const { catalog } = await compileTree({ root, today, cachePlace: place() });
  const stringify = vi.spyOn(JSON, "stringify");
  const { hash, monthly_cost } = catalog.tenants["legal_dept"] ?? {};
  expect(stringify).not.toHaveBeenCalled();
  stringify.mockRestore();
  expect(monthly_cost).toBe(catalog.tenants["legal_dept"]?.document.monthly_cost);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test.each<[string, string, (text: string) => string]>([
  ["a tenant", "tenants/legal_dept.yaml", (text) => text.replace("display_name: Legal", "display_name: Law")],
  ["a tier", "tiers/platinum.yaml", (text) => text.replace("monthly_cost: ", "monthly_cost: 1")],
  ["a feature", "features/custom_models.yaml", (text) => text.replace("monthly_cost: ", "monthly_cost: 1")],
  ["the project file", "tenantry.yaml", (text) => text.replace("currency: INR", "currency: EUR")],
])("an edit of %s is seen", async (_, file, change) => {
  const before = await compile(true);
  edit(file, change);
  const after = await compile(true);
  expect(after).not.toBe(before);
  expect(after).toBe(await compile(false));
});

test("a file that was right and is renamed is judged anew", async () => {
  await check(true);
  const text = readFileSync(join(root, "tenants/legal_dept.yaml"));
  rmSync(join(root, "tenants/legal_dept.yaml"));
  writeFileSync(join(root, "tenants/law_dept.yaml"), text);
  const found = await check(true);
  expect(found.map(({ rule }) => rule)).toContain("schema/id-mismatch");
  expect(found).toEqual(await check(false));
});

test("positions are those of the file, whoever parsed it", async () => {
  await check(true);
  edit("tiers/silver.yaml", (text) => text.replace("tier: silver", "tier: sliver"));
  const found = await check(true);
  expect(found.length).toBeGreaterThan(0);
  expect(found).toEqual(await check(false));
});

test("what was wrong is not kept: it is wrong again", async () => {
  edit("tenants/legal_dept.yaml", (text) => text.replace("tier: ", "teir: "));
  const first = await check(true);
  expect(first.length).toBeGreaterThan(0);
  expect(await check(true)).toEqual(first);
});

describe("every fixture of every rule gives the same without a cache, with a cold one and with a warm one", () => {
  const folders = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((path) => /\/(pass|fail)[^/.]*$/.test(path))
    .map((path) => join(fixtures, path));

  test.each(folders)("%s", (fixture) => {
    const source = layered(openWorkingTree(fixture), openWorkingTree(join(fixtures, "catalog")));
    const run = (cached: boolean) => {
      const cache = cached ? openCheckCache(place(), "fixture") : undefined;
      const loaded = loadProject(source, { memory: cache?.documents });
      const { diagnostics, project } = checkProject(loaded, { today });
      if (cache !== undefined) rememberDocuments(cache, loaded, diagnostics);
      cache?.documents.save();
      const sound = project !== undefined && diagnostics.every(({ severity }) => severity !== "error");
      const catalog = sound ? compileCatalog(project, cache?.hashes) : undefined;
      cache?.hashes.save();
      return JSON.stringify({ diagnostics, catalog });
    };
    const without = run(false);
    expect(run(true)).toBe(without);
    expect(existsSync(place().folder)).toBe(true);
    expect(run(true)).toBe(without);
  });
});
