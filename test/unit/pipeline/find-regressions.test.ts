import { describe, expect, test } from "vitest";
import type { Diagnostic, Severity } from "../../../src/model/diagnostic.ts";
import { identify } from "../../../src/model/diagnostic.ts";
import { findRegressions } from "../../../src/pipeline/find-regressions.ts";

function finding(message: string, severity: Severity = "error", rule = "lint/expired"): Diagnostic {
  const start = { offset: 0, line: 1, column: 1 };
  return { rule, severity, message, file: "flags/a.yaml", span: { start, end: start }, related: [], clock: false };
}

const none = new Set<string>();

describe("a fix brings", () => {
  test.each<[string, Diagnostic[], Diagnostic[], ReadonlySet<string>?]>([
    ["an error", [], [finding("new")]],
    ["an error that was a warning", [finding("new", "warning")], [finding("new")]],
    ["back what was mended", [], [finding("new", "warning")], new Set([identify(finding("new"))])],
    ["a file that is not read", [finding("x. And 9 more in this file.")], [finding("new", "error", "schema/anchor")]],
  ])("%s", (_, before, after, made = none) => {
    expect(findRegressions(before, after, made)).toEqual(after);
  });
});

test("of two errors in the same words the one that was not there is brought", () => {
  expect(findRegressions([finding("a")], [finding("a"), finding("a")], none)).toHaveLength(1);
});

describe("a fix may leave or bring", () => {
  test.each<[string, Diagnostic[], Diagnostic[]]>([
    ["what was there", [finding("a"), finding("b")], [finding("b")]],
    ["a warning", [], [finding("a", "warning")]],
    ["what moves up in a list that was cut", [finding("x. And 9 more in this file.")], [finding("b")]],
  ])("%s", (_, before, after) => {
    expect(findRegressions(before, after, none)).toEqual([]);
  });
});
