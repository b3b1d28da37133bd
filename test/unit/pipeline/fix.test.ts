import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { schemaRules } from "../../../src/check/schema/rules.ts";
import { fixTree } from "../../../src/pipeline/fix.ts";
import { makeFolder } from "../../support/git-folder.ts";

const catalog = join(import.meta.dirname, "../../golden/catalog");

function flagFile(id: string, created: string): string {
  return `flag: ${id}\nkind: release\ndescription: Something\nowner: a@example.com\ncreated: ${created}\nstate: off\ntracking_issue: https://issues.gcc.example/A-1\n`;
}

function catalogWith(files: Readonly<Record<string, string>>) {
  const root = makeFolder();
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  cpSync(catalog, root, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  return {
    fix: (dryRun = false) => fixTree({ root, today: "2026-11-23" }, dryRun),
    read: (file: string) => readFileSync(join(root, file), "utf8"),
  };
}

test("of many fixes only those that bring another error are left", async () => {
  const ids = ["amber_one", "bravo_two", "charly_three", "delta_four", "echo_five"];
  const old = flagFile("bravo_two", "2026-01-01").replace("kind: release", "kind: relaese");
  const files = ids.map((id, index) => [
    `flags/${id}.yaml`,
    index % 2 === 1 ? old.replace("bravo_two", id) : flagFile(id, "2026-11-01"),
  ]);
  const { fix, read } = catalogWith(Object.fromEntries(files) as Record<string, string>);
  const { mended, refused } = await fix();
  expect(mended.map(({ file }) => file)).toEqual([0, 2, 4].map((index) => `flags/${ids[index] ?? ""}.yaml`));
  expect(refused.map(({ file, because }) => [file, because.rule])).toEqual(
    [1, 3].map((index) => [`flags/${ids[index] ?? ""}.yaml`, "lint/missing-expiry"]),
  );
  expect(read("flags/amber_one.yaml")).toContain("created: 2026-11-01\nexpires: 2027-01-30\n");
  expect(read("flags/bravo_two.yaml")).toBe(old);
});

test("a fix that brings a warning is made", async () => {
  // 90 days after 2026-09-03 are nine days from now.
  const { fix, read } = catalogWith({ "flags/amber_one.yaml": flagFile("amber_one", "2026-09-03") });
  const { mended, refused, checked } = await fix();
  expect(mended.map(({ rule }) => rule)).toEqual(["lint/missing-expiry"]);
  expect(refused).toEqual([]);
  expect(checked.diagnostics.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    "warning lint/expiring-soon",
  ]);
  expect(read("flags/amber_one.yaml")).toContain("expires: 2026-12-02\n");
});

test("a fix that lays open what has a fix itself is made together with it", async () => {
  const text = flagFile("amber_one", "2026-11-01").replace("kind: release", "kind: relaese");
  const { fix, read } = catalogWith({ "flags/amber_one.yaml": text });
  const { mended, checked } = await fix();
  expect(mended.map(({ rule }) => rule)).toEqual(["schema/not-allowed-value", "lint/missing-expiry"]);
  expect(checked.diagnostics).toEqual([]);
  expect(read("flags/amber_one.yaml")).toContain("kind: release\n");
});

test("one that lays open what nobody can mend alone is left", async () => {
  const text = flagFile("amber_one", "2026-01-01").replace("kind: release", "kind: relaese");
  const { fix, read } = catalogWith({ "flags/amber_one.yaml": text });
  const { mended, refused } = await fix();
  expect(mended).toEqual([]);
  expect(refused.map(({ because }) => because.rule)).toEqual(["lint/missing-expiry"]);
  expect(read("flags/amber_one.yaml")).toBe(text);
});

test("nothing is written in a dry run", async () => {
  const text = flagFile("amber_one", "2026-11-01");
  const { fix, read } = catalogWith({ "flags/amber_one.yaml": text });
  const { files } = await fix(true);
  expect(files.map(({ file }) => file)).toEqual(["flags/amber_one.yaml"]);
  expect(read("flags/amber_one.yaml")).toBe(text);
});

const tenant = "tenants/alpha.yaml";
test.each([
  ["a misspelt key", "display_name: Alpha", "dislay_name: Alpha"],
  ["a misspelt word", "status: active", "status: actve"],
  ["a number in quotes", "max_users: 150", 'max_users: "150"'],
  ["yes for true", "region: eu-west-1", "region: eu-west-1", "prevent_deletion: true\n", "prevent_deletion: yes\n"],
  ["a number for text", "labels", "labels", 'labels: {level: "7"}\n', "labels: {level: 7}\n"],
])("mends %s", async (_, right, wrong, more = "", moreWrong = more) => {
  const sound = readFileSync(join(catalog, tenant), "utf8");
  const { fix, read } = catalogWith({ [tenant]: sound.replace(right, wrong) + moreWrong });
  const { mended, checked } = await fix();
  expect(read(tenant)).toBe(sound + more);
  expect(checked.diagnostics).toEqual([]);
  const marked = schemaRules.filter((rule) => rule.fixable === true).map(({ id }) => id);
  expect(marked).toEqual(expect.arrayContaining(mended.map(({ rule }) => rule)));
});

test.each([
  ["two words are near", "status: active", "status: x"],
  ["the number may be another one", "max_users: 150", 'max_users: "1,500"'],
  ["it is no boolean at all", "region: eu-west-1", "region: eu-west-1\nprevent_deletion: maybe"],
])("leaves what has to be decided: %s", async (_, right, wrong) => {
  const text = readFileSync(join(catalog, tenant), "utf8").replace(right, wrong);
  const { fix, read } = catalogWith({ [tenant]: text });
  const { files } = await fix();
  expect(files).toEqual([]);
  expect(read(tenant)).toBe(text);
});
