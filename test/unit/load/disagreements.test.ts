/** Texts, found by fuzzing, that the two libraries read differently: each is the reason for a ban of the profile. */
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { describePlace } from "./read.ts";

const readBy = (read: (text: string) => unknown, text: string): unknown => {
  try {
    return read(text);
  } catch {
    return "refused";
  }
};

test.each([
  ["a:\n- {}b: []", "2:3 schema/text-before-key"],
  ["a: |1\n  ", "1:4 schema/block-scalar-header"],
  ['a:\n- [["\\\n\n "]]', "2:6 schema/escaped-line-break"],
  ["...\na:", "1:1 schema/document-marker"],
  [" ---\na:", "1:2 schema/document-marker"],
  ["a: |\n b\n\t", "3:1 schema/tab"],
  ["a: '\n\t\n '", "2:1 schema/tab"],
])("%j is refused", (text, place) => {
  expect(readBy(load, text)).not.toEqual(readBy(parse, text));
  expect(describePlace(text)).toBe(place);
});
