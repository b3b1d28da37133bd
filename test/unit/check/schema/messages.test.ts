/**
 * The words of every kind of mistake: the value found, what was expected, how to mend it. mistakes.txt holds one case
 * a paragraph: the kind and the lines of a file that is sound otherwise, `place rule: message`, and the hint.
 * UPDATE_GOLDEN=1 accepts what comes out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DocumentKind } from "../../../../src/model/document.ts";
import { checkLines, checkText } from "./documents.ts";

const golden = join(import.meta.dirname, "mistakes.txt");
const cases = readFileSync(golden, "utf8").trimEnd().split("\n\n");
const show = (input: string) => {
  const [kind = "", ...lines] = input.split("> ");
  // The first word of a case is one of the five kinds.
  const found = checkLines(kind as DocumentKind, lines.join("> ").replaceAll("⏎", "\n"));
  return found.map(
    ({ span: { start }, rule, message, hint }) => `${start.line}:${start.column} ${rule}: ${message}\n${hint ?? ""}`,
  );
};

if (process.env["UPDATE_GOLDEN"] === "1") {
  const inputs = cases.map((text) => text.split("\n")[0] ?? "");
  writeFileSync(golden, inputs.map((input) => `${[input, ...show(input)].join("\n")}\n`).join("\n"));
}

describe("one mistake gives one finding", () => {
  test.each(cases)("%s", (text) => {
    const [input = "", ...expected] = text.split("\n");
    expect(show(input)).toEqual([expected.join("\n")]);
  });
});

test("a misspelt required key is not missing as well", () => {
  const found = checkText("features/x_y.yaml", "feature: x_y\nowner: a@gcc.example\ndescripton: Search\n");
  expect(found.map(({ rule, hint }) => `${rule} ${hint ?? ""}`)).toEqual([
    "schema/unknown-key Did you mean `description`?",
  ]);
});

test("a misspelt key explains a missing one of its own map only", () => {
  const found = checkLines("flag", "rollout: [{percnt: 5}, {by: user}]");
  expect(found.map(({ message }) => message)).toEqual([
    '"percnt" is not a key of `rollout[0]`; allowed are tenants, tiers, percent, by.',
    "The required key `percent` is missing in `rollout[1]`.",
  ]);
});

test("every missing key is reported", () => {
  const found = checkText("features/x_y.yaml", "feature: x_y\n");
  expect(found.map(({ message }) => message)).toEqual([
    "The required key `description` is missing in a feature file.",
    "The required key `owner` is missing in a feature file.",
  ]);
});

test("several mistakes of one file are all reported", () => {
  const found = checkLines("tenant", "status: actve\nlimits: {max_users: -1, max_documents: {valu: 5}}\nnote: x");
  expect(found.map(({ rule }) => rule).sort()).toEqual([
    "schema/not-allowed-value",
    "schema/out-of-range",
    "schema/unknown-key",
    "schema/unknown-key",
  ]);
});

test("a form with a key that no kind of file knows is told key by key", () => {
  const found = checkLines("tenant", "limits: {max_users: {default: 300, roof: 350}}");
  expect(found.map(({ message }) => message.split(";")[0])).toContain('"roof" is not a key of `limits.max_users`');
});

test("the first of two equal items is told as well", () => {
  const [found] = checkLines("tenant", "compliance: [sox, gdpr, sox]");
  expect(found?.related).toMatchObject([{ file: "tenants/legal.yaml", span: { start: { line: 1, column: 14 } } }]);
});

test("messages escape what terminals obey, and cut what is long", () => {
  const [hidden] = checkLines("tenant", 'status: "a\\u200b\\n::error::b"');
  expect(hidden?.message).toContain('"a\\u{200b}\\n::error::b"');
  const [cut] = checkLines("tenant", `status: ${"x".repeat(5000)}`);
  expect(cut?.message.length).toBeLessThan(200);
});

test.each(["0", "0.29", "9876543210.12", "10000000000"])("the amount %s is accepted", (amount) => {
  expect(checkLines("tier", `monthly_cost: ${amount}`)).toEqual([]);
});

test("an amount that no registry could hold is refused", () => {
  const [found] = checkLines("tier", "monthly_cost: 10000000000.01");
  expect(found).toMatchObject({ rule: "schema/out-of-range" });
});
