/** A syntax error is reported where the mistake is, not where the parser stumbles over it. */
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../../src/load/parse-document.ts";

const mistakes: readonly (readonly [name: string, text: string, place: string, reason: string])[] = [
  ["no space after a colon", "a: 1\nb:2\nc: 3\n", "2:1", "no space follows the colon"],
  ["two of them, comments between", "a: 1\nb:2\n# x: y\n\nc:3\nd: 4\n", "2:1", "no space follows the colon"],
  ["a line without a colon, indented", "a:\n  x: 1\n  b c\n  d: 4\n", "3:3", "a line without a colon"],
  ["an equals sign", "a = 1\nb: 2\n", "1:1", "a line without a colon"],
  ["an open brace", "a: 1\nb: {c: 2\nd: 3\n", "2:4", "the brace is never closed"],
  ["an open bracket over several lines", "a: [\n  b,\n  c\nd: 3\n", "1:4", "the bracket is never closed"],
  ["an open bracket at the end", "a: [b", "1:4", "the bracket is never closed"],
  ["the inner of two", "a: {b: [c}\nd: 3\n", "1:10", "missed comma between flow collection entries"],
  ["an open quote", 'a: "b\nc: d\n', "1:4", "the quote is never closed"],
  ["an open quote behind a closed one", "a: {b: 'it''s', c: 'd}\ne: f\n", "1:20", "the quote is never closed"],
  ["an open brace behind one in a comment", "a: {b: 1 # }\nc: 2\n", "1:4", "the brace is never closed"],
  ["an open brace behind one in quotes", 'a: {b: "}"\nc: 2\n', "1:4", "the brace is never closed"],
  [
    "a merge that was not finished",
    "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n",
    "2:1",
    "a merge was not finished",
  ],
  ["lines from Windows", "a: 1\r\nb:2\r\nc: 3\r\n", "2:1", "no space follows the colon"],
];

describe("a syntax error stands at the mistake", () => {
  test.each(mistakes)("%s", (_, text, place, reason) => {
    const result = parseDocument("flag", "flags/a.yaml", text);
    const found = "diagnostic" in result ? result.diagnostic : undefined;
    expect(`${found?.span.start.line}:${found?.span.start.column}`).toBe(place);
    expect(found?.rule).toBe("schema/invalid-yaml");
    expect(found?.message).toContain(`${reason}.`);
  });
});
