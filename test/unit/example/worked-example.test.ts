import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { compileCatalog } from "../../../src/compile/compile-catalog.ts";
import { openWorkingTree } from "../../../src/load/disk-source.ts";
import { loadProject } from "../../../src/load/load-project.ts";

const loaded = loadProject(openWorkingTree("."));

function findingsOn(today: string) {
  const { diagnostics } = checkProject(loaded, { today });
  return diagnostics.map(({ rule, file }) => `${rule} ${file}`);
}

describe("the worked example", () => {
  test.each(["2026-10-01", "2026-11-23", "2027-01-31", "2027-08-01", "2040-02-29"])("passes check on %s", (today) => {
    expect(findingsOn(today)).toEqual([]);
  });

  test("it is the frozen clock that keeps its dates good", () => {
    const text = readFileSync("tenantry.yaml", "utf8");
    const source = openWorkingTree(".");
    const thawed = loadProject({
      label: source.label,
      list: (folder) => source.list(folder),
      read: (path) => (path === "tenantry.yaml" ? Buffer.from(text.replace(/^as_of:.*$/m, "")) : source.read(path)),
    });
    const { diagnostics } = checkProject(thawed, { today: "2040-02-29" });
    expect(new Set(diagnostics.map(({ rule }) => rule))).toContain("lint/expired");
  });

  test("is the company that the README tells of", () => {
    const { project } = checkProject(loaded, { today: "2026-11-23" });
    if (project === undefined) throw new Error("the worked example cannot be read");
    const catalog = compileCatalog(project);
    const statuses = Object.values(catalog.tenants).map(({ document }) => document.status);
    const count = (status: string) => statuses.filter((found) => found === status).length;
    expect(Object.keys(catalog.tiers)).toEqual(["bronze", "enterprise", "gold", "platinum", "silver"]);
    expect(Object.keys(catalog.features)).toHaveLength(9);
    expect(Object.keys(catalog.flags)).toHaveLength(8);
    expect(statuses).toHaveLength(14);
    expect([count("suspended"), count("offboarding"), count("provisioning")]).toEqual([2, 1, 1]);
    expect(catalog.tenants["legal_dept"]?.document.limits["max_queries_per_day"]).toBe(75_000);
  });
});
