import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { initEditor } from "../../../src/pipeline/init-editor.ts";
import { repository } from "../../support/cli.ts";
import { makeFolder } from "../../support/git-folder.ts";

let root: string;
beforeEach(() => {
  root = makeFolder();
  writeFileSync(
    join(root, "tenantry.yaml"),
    "version: 1\ncurrency: INR\nlimits: {}\ncache: none\npaths: {tenants: clients}\n",
  );
});
afterEach(() => rmSync(root, { recursive: true }));

const settings = () => JSON.parse(readFileSync(join(root, ".vscode/settings.json"), "utf8")) as Record<string, unknown>;
const write = (text: string) => {
  mkdirSync(join(root, ".vscode"), { recursive: true });
  writeFileSync(join(root, ".vscode/settings.json"), text);
};

test("binds copies of the schemas to the folders that tenantry.yaml names", () => {
  const { written } = initEditor(root, repository);
  expect(written).toHaveLength(6);
  expect(settings()["yaml.schemas"]).toEqual({
    "./.vscode/tenantry/tenantry.schema.json": "tenantry.yaml",
    "./.vscode/tenantry/tenant.schema.json": "clients/**/*.yaml",
    "./.vscode/tenantry/tier.schema.json": "tiers/**/*.yaml",
    "./.vscode/tenantry/feature.schema.json": "features/**/*.yaml",
    "./.vscode/tenantry/flag.schema.json": "flags/**/*.yaml",
  });
  expect(readFileSync(join(root, ".vscode/tenantry/flag.schema.json"), "utf8")).toBe(
    readFileSync(join(repository, "schema/flag.schema.json"), "utf8"),
  );
});

test("names the schemas of the package where that lies in the catalog, and copies nothing", () => {
  const installed = join(root, "node_modules/tenantry");
  const { written, schemas } = initEditor(root, installed);
  expect(written).toEqual([".vscode/settings.json"]);
  expect(Object.keys(schemas)).toContain("./node_modules/tenantry/schema/flag.schema.json");
});

test("keeps what is there, and writes nothing twice", () => {
  write('{"editor.tabSize": 2, "yaml.schemas": {"./mine.json": "other/*.yaml"}}');
  initEditor(root, repository);
  expect(settings()).toMatchObject({ "editor.tabSize": 2, "yaml.schemas": { "./mine.json": "other/*.yaml" } });
  expect(initEditor(root, repository).written).toEqual([]);
});

test.each(["// mine\n{}", "[]", '{"yaml.schemas": "x"}', "{"])(
  "does not touch settings that it cannot keep: %s",
  (text) => {
    write(text);
    expect(() => initEditor(root, repository)).toThrow(/no plain JSON/);
    expect(readFileSync(join(root, ".vscode/settings.json"), "utf8")).toBe(text);
  },
);

test("does not write through a link", () => {
  write("{}");
  rmSync(join(root, ".vscode/settings.json"));
  writeFileSync(join(root, "elsewhere.json"), "{}");
  symlinkSync(join(root, "elsewhere.json"), join(root, ".vscode/settings.json"));
  expect(() => initEditor(root, repository)).toThrow(/link/);
  expect(readFileSync(join(root, "elsewhere.json"), "utf8")).toBe("{}");
});

test("says where a catalog is expected", () => {
  rmSync(join(root, "tenantry.yaml"));
  expect(() => initEditor(root, repository)).toThrow(/no tenantry.yaml/);
});
