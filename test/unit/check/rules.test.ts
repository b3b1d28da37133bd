/**
 * Every rule by its fixtures: `pass*` gives no finding at all, `fail*` gives exactly what its golden file says, in
 * `<case>.json` beside it. UPDATE_GOLDEN=1 accepts what comes out.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { rules } from "../../../src/check/registry.ts";
import { renderDiagnosticsJson } from "../../../src/report/diagnostics/json.ts";
import { loadFixtureHistory } from "./fixture-history.ts";
import { loadFixtureReferences } from "./fixture-references.ts";
import { fixtures, loadBase, loadFixture } from "./fixture-project.ts";

const repository = join(import.meta.dirname, "../../..");
const groups = ["dependencies", "lint", "references", "tenants"];

function checkFixture(folder: string) {
  const setup = join(folder, "case.json");
  const { touched = [] } = (existsSync(setup) ? JSON.parse(readFileSync(setup, "utf8")) : {}) as { touched?: string[] };
  const base = loadBase(folder);
  const history = loadFixtureHistory(folder);
  const loaded = loadFixture(folder);
  const references = loadFixtureReferences(folder, loaded);
  const { diagnostics } = checkProject(loaded, {
    today: "2026-11-23",
    touched: new Set(touched),
    ...(base === undefined ? {} : { base }),
    ...(history === undefined ? {} : { history }),
    ...(references === undefined ? {} : { references }),
  });
  return { diagnostics, json: renderDiagnosticsJson({ diagnostics, filesChecked: loaded.documents.length + 1 }) };
}

describe.each(rules.map(({ id }) => id))("%s", (id) => {
  const cases = existsSync(join(fixtures, id)) ? readdirSync(join(fixtures, id)) : [];

  test("has a passing and a failing fixture", () => {
    expect(cases).toContain("pass");
    expect(cases).toContain("fail");
  });

  test.each(cases.filter((name) => name.startsWith("pass")))("finds nothing in %s", (name) => {
    expect(checkFixture(join(fixtures, id, name)).diagnostics).toEqual([]);
  });

  test.each(cases.filter((name) => /^fail[^.]*$/.test(name)))("finds in %s what is expected", (name) => {
    const golden = join(fixtures, id, `${name}.json`);
    const { diagnostics, json } = checkFixture(join(fixtures, id, name));
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, json);
    expect(json).toBe(existsSync(golden) ? readFileSync(golden, "utf8") : "no golden file");
    if (name === "fail") expect(diagnostics.map(({ rule }) => rule)).toContain(id);
  });

  test("has a page that says what, why, wrong, right and how to mend it", () => {
    const page = readFileSync(join(repository, "docs/rules", `${id}.md`), "utf8");
    expect(page).toContain(`# ${id}\n`);
    for (const heading of ["## Why", "## Wrong", "## Right", "## How to mend it"]) expect(page).toContain(heading);
  });
});

describe("the registry of rules", () => {
  const files = groups.flatMap((group) =>
    readdirSync(join(repository, "src/check", group)).map((file) => `${group}/${file.replace(/\.ts$/, "")}`),
  );

  test("holds every file of the groups under its own name", () => {
    expect(rules.map(({ id }) => id)).toEqual(files);
  });

  test("and no page or fixture is left of a rule that is gone", () => {
    const left = groups.flatMap((group) => [
      ...readdirSync(join(fixtures, group)).map((name) => `${group}/${name}`),
      ...readdirSync(join(repository, "docs/rules", group)).map((name) => `${group}/${name.replace(/\.md$/, "")}`),
    ]);
    expect(left.filter((id) => !files.includes(id))).toEqual([]);
  });

  test.each(files)("%s is short enough to be read at once", (id) => {
    expect(readFileSync(join(repository, "src/check", `${id}.ts`), "utf8").split("\n").length).toBeLessThanOrEqual(60);
  });
});
