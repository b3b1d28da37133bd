/** What the rules about dependencies say of each other's mistakes: one mistake, one finding. */
import { expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { loadFiles, tenantFile } from "./memory-project.ts";

const feature = (id: string, rest = "") => ({
  [`features/${id}.yaml`]: `feature: ${id}\ndescription: A feature\nowner: a@gcc.example\n${rest}`,
});
const tier = (features: string, addons = "") => ({
  "tiers/silver.yaml": `tier: silver\nrank: 1\ndisplay_name: Silver\nlimits: {max_users: 10}\nfeatures: [${features}]\naddons: [${addons}]\n`,
});

function findingsOf(...files: Readonly<Record<string, string>>[]): string[] {
  const loaded = loadFiles(Object.assign({}, ...files) as Record<string, string>);
  return checkProject(loaded, { today: "2026-11-23" }).diagnostics.map(({ rule, file }) => `${rule} ${file}`);
}

test("two that share a requirement are no cycle", () => {
  const diamond = [feature("base"), feature("left", "requires: [base]\n"), feature("right", "requires: [base]\n")];
  expect(
    findingsOf(...diamond, feature("top", "requires: [left, right]\n"), tier("search, base, left, right, top")),
  ).toEqual([]);
});

test.each<[string, string, string[]]>([
  ["requires itself", "requires: [solo]\n", ["dependencies/self-reference features/solo.yaml"]],
  [
    "requires what it excludes",
    "requires: [search]\nconflicts: [search]\n",
    ["dependencies/requires-and-conflicts features/solo.yaml", "dependencies/asymmetric-conflict features/solo.yaml"],
  ],
])("what %s is told so once, also where it is on", (_, rest, expected) => {
  expect(findingsOf(feature("solo", rest), tier("search, solo")).sort()).toEqual([...expected].sort());
});

test("a requirement that is part of a cycle is told as the cycle alone, one outside of it by itself", () => {
  const ring = [feature("left", "requires: [right, base]\n"), feature("right", "requires: [left]\n"), feature("base")];
  expect(findingsOf(...ring, tier("search, left, base", "right"))).toEqual(["dependencies/cycle features/left.yaml"]);
  expect(findingsOf(...ring, tier("search, left", "right, base"))).toEqual([
    "dependencies/cycle features/left.yaml",
    "dependencies/unmet-requirement tiers/silver.yaml",
  ]);
});

test("a tenant that takes what its tier cannot offer is not blamed for it", () => {
  const files = [feature("base"), feature("reports", "requires: [base]\n"), tier("search", "reports")];
  const tenant = {
    "tenants/acme.yaml": tenantFile("acme", "tier: silver\nstatus: active\nfeatures: {reports: true}\n"),
  };
  expect(findingsOf(...files, tenant)).toEqual(["dependencies/unsatisfiable-for-tier tiers/silver.yaml"]);
});

test("what can never be on is not said to lack something", () => {
  const files = [feature("base", "conflicts: [solo]\n"), feature("solo", "requires: [base]\nconflicts: [base]\n")];
  expect(findingsOf(...files, tier("search, solo", "base"))).toEqual([
    "dependencies/requires-and-conflicts features/solo.yaml",
  ]);
});

test("a rollout that reaches nobody because a name in it is wrong is told the name alone", () => {
  const panel =
    "flag: panel\nkind: release\ndescription: UI\nowner: a@gcc.example\ncreated: 2026-10-01\nexpires: 2026-12-15\n" +
    "tracking_issue: https://issues.gcc.example/A-1\nstate: on\nrollout: [{tenants: [acmee], percent: 30}]\n";
  const rules = findingsOf({ "flags/panel.yaml": panel });
  expect(rules).toContain("references/unknown-tenant flags/panel.yaml");
  expect(rules).not.toContain("dependencies/unreachable flags/panel.yaml");
});

test("nothing is said to be out of reach while the file of a tier is broken", () => {
  const broken = { "tiers/gold.yaml": "tier: gold\nrank: high\ndisplay_name: Gold\nlimits: {max_users: 1}\n" };
  expect(findingsOf(feature("reports"), broken)).toEqual(["schema/wrong-type tiers/gold.yaml"]);
  expect(findingsOf(feature("reports"))).toEqual(["dependencies/unreachable features/reports.yaml"]);
});

test("a chain of five hundred requirements is followed to its end", () => {
  const ids = Array.from({ length: 500 }, (_, index) => `f_${String(index).padStart(3, "0")}`);
  const chain = ids.map((id, index) => feature(id, index === 499 ? "" : `requires: [${ids[index + 1] ?? ""}]\n`));
  expect(findingsOf(...chain, tier(["search", ...ids].join(", ")))).toEqual([]);
  expect(findingsOf(...chain, tier(["search", ...ids.slice(0, 499)].join(", ")))).toEqual([
    "dependencies/unmet-requirement tiers/silver.yaml",
  ]);
});
