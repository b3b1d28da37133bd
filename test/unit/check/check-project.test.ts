import { describe, expect, test } from "vitest";
import type { CheckOptions } from "../../../src/check/check-project.ts";
import { checkProject } from "../../../src/check/check-project.ts";
import { loadFiles, tenantFile } from "./memory-project.ts";

const today = "2026-11-23";
const config = "version: 1\ncurrency: INR\nlimits: {max_users: {unit: users, kind: quota}}\ncache: none\n";
const unknownTier = { "tenants/acme.yaml": tenantFile("acme", "tier: sliver\nstatus: active\n") };

/** Each finding as `severity rule file:line`. */
function findingsOf(files: Parameters<typeof loadFiles>[0], options: Partial<CheckOptions> = {}): string[] {
  const { diagnostics } = checkProject(loadFiles(files), { today, ...options });
  return diagnostics.map(({ severity, rule, file, span }) => `${severity} ${rule} ${file}:${span.start.line}`);
}

describe("checkProject", () => {
  test("finds nothing in a sound catalog and returns its entities", () => {
    const { diagnostics, project } = checkProject(loadFiles(), { today });
    expect(diagnostics).toEqual([]);
    expect([...(project?.tenants.keys() ?? [])]).toEqual(["acme"]);
  });

  test("sorts findings by file and place, those of loading and of schemas among them", () => {
    const files = {
      "tiers/gold.yaml": "tier: gold\nrank: [",
      "tenants/beta.yaml": tenantFile("beta", "tier: sliver\nstatus: suspended\n"),
      "features/maps.yaml": "feature: maps\ndescription: Maps\nowner: nobody\n",
    };
    expect(findingsOf(files)).toEqual([
      "error schema/bad-format features/maps.yaml:3",
      "error references/unknown-tier tenants/beta.yaml:5",
      "error tenants/suspended-without-reason tenants/beta.yaml:6",
      expect.stringMatching(/^error schema\/invalid-yaml tiers\/gold.yaml/),
    ]);
  });

  test.each([
    ["missing", undefined],
    ["not YAML", "version: ["],
    ["against its schema", `${config}colour: red\n`],
  ])("gives no project when tenantry.yaml is %s, and still checks the shapes of all files", (_, text) => {
    const files = { "tenantry.yaml": text, "tenants/beta.yaml": "tenant_id: beta\n", ...unknownTier };
    const { diagnostics, project } = checkProject(loadFiles(files), { today });
    expect(project).toBeUndefined();
    expect(new Set(diagnostics.map(({ file }) => file))).toEqual(new Set(["tenantry.yaml", "tenants/beta.yaml"]));
  });

  test("blames a broken file once: what refers to it has no finding, and it is no part of the project", () => {
    const files = {
      "tiers/gold.yaml": "tier: gold\nrank: high\ndisplay_name: Gold\nlimits: {max_users: 1}\nfeatures: [nothing]\n",
      "features/maps.yaml": "feature: maps\nowner: a@gcc.example\ndescription: 1\nrequires: [nothing]\n",
      "flags/panel.yaml": "flag: panel\nexpires: 2020-01-01\n<<: *x\n",
      "flags/menu.yaml":
        "flag: menu\nkind: release\ndescription: UI\nowner: a@gcc.example\ncreated: 2026-10-01\nexpires: 2026-12-15\n" +
        "state: on\nrollout: [{tenants: [beta], tiers: [gold], percent: 1}, {percent: 2}]\nrequires: [panel]\nconflicts: [maps]\n" +
        "tracking_issue: https://issues.gcc.example/A-1\n",
      "tenants/beta.yaml": tenantFile("beta", "tier: gold\nstatus: asleep\n"),
      "tenants/ceta.yaml": tenantFile("ceta", "tier: gold\nstatus: active\nfeatures: {maps: true}\n"),
    };
    const { diagnostics, project } = checkProject(loadFiles(files), { today });
    const broken = ["features/maps.yaml", "flags/panel.yaml", "tenants/beta.yaml", "tiers/gold.yaml"];
    expect(diagnostics.map(({ file }) => file)).toEqual(broken);
    expect([...(project?.tiers.keys() ?? [])]).toEqual(["silver"]);
    expect([...(project?.tenants.keys() ?? [])]).toEqual(["acme", "ceta"]);
  });

  test("blames a file with another id than its name once, whichever of the two is used", () => {
    const files = {
      "tiers/gold.yaml": "tier: golden\nrank: 2\ndisplay_name: Gold\nlimits: {max_users: 1}\n",
      "tenants/beta.yaml": tenantFile("beta", "tier: gold\nstatus: active\n"),
      "tenants/ceta.yaml": tenantFile("ceta", "tier: golden\nstatus: active\n"),
    };
    expect(findingsOf(files)).toEqual(["error schema/id-mismatch tiers/gold.yaml:1"]);
  });

  test("says once that there is nothing to refer to", () => {
    const files = { "tenants/beta.yaml": tenantFile("beta"), "tiers/silver.yaml": undefined, "tiers/.gitkeep": "" };
    expect(findingsOf(files)).toEqual(["error references/unknown-tier tenants/acme.yaml:5"]);
  });
});

test("a tenant of an unknown tier is still asked about what has nothing to do with its tier", () => {
  const policy = "policy: {billing_email_domains: [gcc.example]}\n";
  const rest =
    "tier: sliver\nstatus: active\nbilling: {email: a@gcc.exmaple}\nlimits: {max_users: {value: 1, expires: 2020-01-01}}\n";
  expect(findingsOf({ "tenantry.yaml": config + policy, "tenants/acme.yaml": tenantFile("acme", rest) })).toEqual([
    "error references/unknown-tier tenants/acme.yaml:5",
    "error tenants/billing-domain tenants/acme.yaml:7",
    "error tenants/override-expired tenants/acme.yaml:8",
  ]);
});

test.each([["2027-10-01"], ['"2027-10-01"']])("the fix of an expiry too far away, %s, mends it", (date) => {
  const flag = `flag: panel\nkind: release\ndescription: UI\nowner: a@gcc.example\ncreated: 2026-10-01\nexpires: ${date} # x\nstate: on\ntracking_issue: https://issues.gcc.example/A-1\n`;
  const [finding] = checkProject(loadFiles({ "flags/panel.yaml": flag }), { today }).diagnostics;
  const [edit] = finding?.fix?.edits ?? [];
  const mended = flag.slice(0, edit?.start) + (edit?.text ?? "") + flag.slice(edit?.end);
  expect(mended).toContain("expires: 2026-12-30 # x\n");
  expect(findingsOf({ "flags/panel.yaml": mended })).toEqual([]);
});

describe("severities", () => {
  const withRules = (rules: string) => ({ "tenantry.yaml": `${config}rules: {${rules}}\n` });
  const noReason = { "tenants/acme.yaml": tenantFile("acme", "tier: silver\nstatus: suspended\n") };

  test.each([["warning"], ["info"]])("can be lowered to %s", (severity) => {
    const files = { ...noReason, ...withRules(`tenants/suspended-without-reason: ${severity}`) };
    expect(findingsOf(files)).toEqual([`${severity} tenants/suspended-without-reason tenants/acme.yaml:6`]);
  });

  test("can be switched off", () => {
    expect(findingsOf({ ...noReason, ...withRules("tenants/suspended-without-reason: off") })).toEqual([]);
  });

  test("can be raised", () => {
    expect(findingsOf(withRules("lint/expiring-soon: error"), { today: "2026-12-10" })).toEqual([
      "error lint/expiring-soon flags/panel.yaml:6",
    ]);
  });

  test("of what protects data cannot be lowered: the finding stays an error", () => {
    const rules = "references/unknown-tier: off, dependencies/cycle: warning, schema/unknown-key: info";
    expect(findingsOf({ ...unknownTier, ...withRules(rules) })).toEqual([
      "error references/protected-rule tenantry.yaml:5",
      "error references/protected-rule tenantry.yaml:5",
      "error references/protected-rule tenantry.yaml:5",
      "error references/unknown-tier tenants/acme.yaml:5",
    ]);
  });

  test("not even of the rule that guards them", () => {
    const rules = "references/protected-rule: off, references/unknown-rule: off, no/such-rule: off";
    expect(findingsOf(withRules(rules)).map((finding) => finding.split(" ")[1])).toEqual([
      "references/protected-rule",
      "references/protected-rule",
      "references/unknown-rule",
    ]);
  });
});

describe("the clock", () => {
  const flag = (severity: string) => [`${severity} lint/expired flags/panel.yaml:6`];

  test.each([
    ["2026-12-15", []],
    ["2026-12-16", flag("warning")],
    ["2026-12-29", flag("warning")],
    ["2026-12-30", flag("error")],
  ])("on %s", (day, expected) => {
    expect(findingsOf({}, { today: day }).filter((finding) => !finding.includes("expiring"))).toEqual(expected);
  });

  test("gives no grace where the change touches the file", () => {
    expect(findingsOf({}, { today: "2026-12-16", touched: new Set(["flags/panel.yaml"]) })).toEqual(flag("error"));
    expect(findingsOf({}, { today: "2026-12-16", touched: new Set(["flags/xx.yaml"]) })).toEqual(flag("warning"));
  });

  test("gives as much grace as tenantry.yaml says", () => {
    const files = { "tenantry.yaml": `${config}policy: {flags: {grace_days: 0}}\n` };
    expect(findingsOf(files, { today: "2026-12-16" })).toEqual(flag("error"));
  });

  test("never raises what tenantry.yaml has lowered", () => {
    const files = { "tenantry.yaml": `${config}rules: {lint/expired: info}\n` };
    for (const day of ["2026-12-16", "2027-12-16"]) expect(findingsOf(files, { today: day })).toEqual(flag("info"));
    expect(findingsOf(files, { today: "2027-12-16", touched: new Set(["flags/panel.yaml"]) })).toEqual(flag("info"));
  });

  test("stands still at as_of, whatever the day", () => {
    const files = { "tenantry.yaml": `${config}as_of: 2026-11-23\n` };
    expect(findingsOf(files, { today: "2031-01-01" })).toEqual([]);
  });

  test("marks what depends on it, and nothing else", () => {
    const { diagnostics } = checkProject(loadFiles(unknownTier), { today: "2031-01-01" });
    expect(diagnostics.map(({ rule, clock }) => `${rule} ${clock}`)).toEqual([
      "lint/expired true",
      "references/unknown-tier false",
    ]);
  });
});

describe("a base", () => {
  test("that cannot be read as a project is no reason to fail", () => {
    expect(findingsOf({}, { base: loadFiles({ "tenantry.yaml": undefined }) })).toEqual([]);
  });

  test("equal to the project changes nothing", () => {
    expect(findingsOf({}, { base: loadFiles() })).toEqual([]);
  });

  test("with a tenant whose file is broken now is not a removal", () => {
    const base = loadFiles({ "tenants/beta.yaml": tenantFile("beta") });
    expect(findingsOf({ "tenants/beta.yaml": "tenant_id: [" }, { base })).toHaveLength(1);
    expect(findingsOf({ "tenants/beta.yaml": undefined }, { base })).toEqual([
      "error tenants/removed-without-archive tenants/beta.yaml:6",
    ]);
  });

  test("in which a name was already unknown leaves the blame with the reference", () => {
    expect(findingsOf(unknownTier, { base: loadFiles(unknownTier) })).toEqual([
      "error references/unknown-tier tenants/acme.yaml:5",
    ]);
  });
});
