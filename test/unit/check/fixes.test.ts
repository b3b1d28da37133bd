/** Every rule marked ✦: its fix, made in its failing fixtures, mends the finding and brings no other one. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { rules } from "../../../src/check/registry.ts";
import { schemaRules } from "../../../src/check/schema/rules.ts";
import { applyEdits } from "../../../src/edit/apply-edits.ts";
import { decodeText } from "../../../src/load/decode-text.ts";
import { openWorkingTree } from "../../../src/load/disk-source.ts";
import { loadProject } from "../../../src/load/load-project.ts";
import { overlaySource } from "../../../src/load/overlay-source.ts";
import { identify } from "../../../src/model/diagnostic.ts";
import { loadFixtureHistory } from "./fixture-history.ts";
import { fixtures, layered } from "./fixture-project.ts";

const pages = join(import.meta.dirname, "../../../docs/rules");
const fixable = rules.filter((rule) => rule.fixable === true).map(({ id }) => id);

function findingsOf(folder: string, texts: ReadonlyMap<string, string> = new Map()) {
  const source = overlaySource(layered(openWorkingTree(folder), openWorkingTree(join(fixtures, "catalog"))), texts);
  const textOf = (file: string) => decodeText(Buffer.from(source.read(file) ?? []));
  const history = loadFixtureHistory(folder);
  const options = { today: "2026-11-23", ...(history === undefined ? {} : { history }) };
  return { found: checkProject(loadProject(source), options).diagnostics, textOf };
}

describe.each(fixable)("%s", (id) => {
  const folder = join(fixtures, id, "fail");
  const { found, textOf } = findingsOf(folder);
  const own = found.filter(({ rule, fix }) => rule === id && fix !== undefined);

  test("has findings with a fix", () => {
    expect(own.length).toBeGreaterThan(0);
  });

  test.each(own.map((finding) => [`${finding.file}: ${finding.message}`, finding] as const))("%s", (_, finding) => {
    const { texts, applied } = applyEdits(textOf, [finding.fix?.edits ?? []]);
    expect(applied).toEqual([0]);
    const left = findingsOf(folder, texts).found.map(identify);
    expect(left).not.toContain(identify(finding));
    expect(found.map(identify)).toEqual(expect.arrayContaining(left));
  });
});

test("no rule without the mark has a fix", () => {
  const found = rules.flatMap(({ id }) =>
    existsSync(join(fixtures, id))
      ? readdirSync(join(fixtures, id))
          .filter((name) => /^fail[^.]*$/.test(name))
          .flatMap((name) => findingsOf(join(fixtures, id, name)).found)
      : [],
  );
  const marked = new Set([...rules, ...schemaRules].filter((rule) => rule.fixable === true).map(({ id }) => id));
  expect(found.filter(({ rule, fix }) => fix !== undefined && !marked.has(rule))).toEqual([]);
});

test.each([...rules, ...schemaRules].filter((rule) => rule.fixable === true).map(({ id }) => id))(
  "the page of %s says so",
  (id) => {
    expect(readFileSync(join(pages, `${id}.md`), "utf8")).toContain("`tenantry check --fix`");
  },
);
