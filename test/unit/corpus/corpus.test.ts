/**
 * Every mistake of the corpus: the rule that was expected speaks, once, at the place, with the suggestion that was
 * expected. `npm run corpus` prints the scores, `npm run corpus -- NAME` what check says.
 */
import { describe, expect, test } from "vitest";
import { checkCatalog, isRight, judgeCase } from "../../corpus/judge-case.ts";
import { formatVerdict } from "../../corpus/format-scores.ts";
import { parseCase, readCases } from "../../corpus/read-cases.ts";

const cases = readCases();

test("nothing is wrong with the catalog that all of them start from", () => {
  expect(checkCatalog()).toEqual([]);
});

test("there are at least 120 mistakes, 40 of them after what people reported elsewhere", () => {
  expect(cases.length).toBeGreaterThanOrEqual(120);
  const sources = new Set(cases.flatMap(({ source }) => source ?? []));
  expect(sources.size).toBeGreaterThanOrEqual(40);
  for (const source of sources) expect(source).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+\/(issues|pull)\/\d+$/);
});

describe.each(cases.map((one) => [one.id, one] as const))("%s", (_, one) => {
  const verdict = judgeCase(one);

  if (one.known === undefined)
    test(one.why, () => {
      expect(isRight(verdict), formatVerdict(one, verdict)).toBe(true);
    });
  else
    test(`is not right yet: ${one.known}`, () => {
      expect(isRight(verdict), "It is right now: remove the line `known:`.").toBe(false);
    });
});

describe("a case", () => {
  const text = ["why: w", "rule: r/x", "says: a", "says: b", "-- a.yaml (crlf) --", "x: 1", "y: \\u{a0}▶2"].join("\n");

  test("is read with its mark as the place, its escapes and its line ends", () => {
    const { files, expected } = parseCase("t/x", text);
    expect(files).toEqual(new Map([["a.yaml", "x: 1\r\ny: \u00a02\r\n"]]));
    expect(expected).toEqual({
      rule: "r/x",
      place: { file: "a.yaml", line: 2, column: 5 },
      says: ["a", "b"],
      names: [],
    });
  });

  test("without a place is refused", () => {
    expect(() => parseCase("t/x", text.replace("▶", ""))).toThrow("t/x: a case says why");
  });
});
