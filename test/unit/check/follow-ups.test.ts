/** A misspelt name is one mistake; what is wrong beside it is told all the same. */
import { expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { loadFiles, tenantFile } from "./memory-project.ts";

const feature = (id: string, rest = "") => ({
  [`features/${id}.yaml`]: `feature: ${id}\ndescription: A feature\nowner: a@gcc.example\n${rest}`,
});
const tier = (features: string, limits = "max_users: 10") => ({
  "tiers/silver.yaml": `tier: silver\nrank: 1\ndisplay_name: Silver\nlimits: {${limits}}\nfeatures: [search, ${features}]\n`,
});
const config = {
  "tenantry.yaml":
    "version: 1\ncurrency: INR\nlimits: {max_users: {unit: users, kind: quota}, max_files: {unit: files, kind: quota}}\ncache: none\n",
};
const tenant = (rest: string) => ({
  "tenants/acme.yaml": tenantFile("acme", `tier: silver\nstatus: active\n${rest}`),
});
const reports = [feature("billing_export"), feature("currency"), feature("reports", "requires: [billing_export]\n")];

/** Each finding as `rule file: message`. */
function findingsOf(...files: Readonly<Record<string, string>>[]): string[] {
  const loaded = loadFiles(Object.assign({}, ...files) as Record<string, string>);
  const { diagnostics } = checkProject(loaded, { today: "2026-11-23" });
  return diagnostics.map(({ rule, file, message }) => `${rule} ${file}: ${message}`);
}

const misspelt = 'references/unknown-feature tiers/silver.yaml: No feature is called "biling_export".';

test("what others say only because of a misspelt name is left out", () => {
  expect(findingsOf(...reports, tier("reports, biling_export, currency"))).toEqual([misspelt]);
});

test("a name that nobody can guess explains nothing", () => {
  const found = findingsOf(...reports, tier("reports, xyz, currency"));
  expect(found).toContainEqual(expect.stringContaining("dependencies/unmet-requirement tiers/silver.yaml"));
});

test.each<[string, Record<string, string>[], string]>([
  [
    "at another place",
    [tier("biling_export, currency, reports"), feature("currency", "requires: [maps]\n"), feature("maps")],
    'unmet-requirement tiers/silver.yaml: "currency" requires "maps"',
  ],
  [
    "at the same place",
    [
      tier("reports, biling_export, currency"),
      feature("reports", "requires: [billing_export, maps]\n"),
      feature("maps"),
    ],
    'unmet-requirement tiers/silver.yaml: "reports" requires "maps"',
  ],
  [
    "in other words",
    [tier("reports, currency", "max_fils: 1"), feature("reports", ""), feature("billing_export"), config],
    'missing-tier-limit tiers/silver.yaml: The tier "silver" does not set ',
  ],
  [
    "beside the name that is there already",
    [tier("reports, billing_export, currency"), tenant("limits: {max_users: 99, max_user: 1}\n")],
    "tenants/limit-above-ceiling tenants/acme.yaml",
  ],
  [
    "and the name is that of a flag",
    [tier("reports, billing_export, currency, panel"), feature("panels"), feature("reports", "requires: [panels]\n")],
    'unmet-requirement tiers/silver.yaml: "reports" requires "panels"',
  ],
  [
    "and would go to another file",
    [tier("reports, biling_export, currency"), tenant("features: {billing_export: false}\n")],
    'unmet-requirement tiers/silver.yaml: "reports" requires "billing_export"',
  ],
])("what is wrong whatever the name is stays: %s", (_, files, expected) => {
  const found = findingsOf(...reports, ...files);
  expect(found).toContainEqual(expect.stringContaining("references/unknown-"));
  expect(found).toContainEqual(expect.stringContaining(expected));
});

test("of two findings at one place only that one goes that the name explains", () => {
  const more = [feature("reports", "requires: [billing_export, maps]\n"), feature("maps")];
  const found = findingsOf(...reports, ...more, tier("reports, biling_export, currency"));
  expect(found.filter((finding) => finding.includes('requires "billing_export"'))).toEqual([]);
});

test("a misspelt limit is not missing too, unless what it is taken for is there as well", () => {
  const limits = (text: string) => findingsOf(config, tier("currency", text), feature("currency"));
  expect(limits("max_users: 1, max_fils: 2")).toEqual([expect.stringContaining("references/unknown-limit")]);
  expect(limits("max_users: 1, max_user: 2")).toEqual([
    expect.stringContaining("references/missing-tier-limit"),
    expect.stringContaining("references/unknown-limit"),
  ]);
});
