/** What goes and what stays, to the byte; that the data follows is test/property/edits.test.ts. */
import { expect, test } from "vitest";
import { appendItem, insertEntry, removeEntry, replaceValue } from "../../../src/edit/splices.ts";
import { applyEdits } from "../../../src/edit/apply-edits.ts";
import { parseDocument } from "../../../src/load/parse-document.ts";
import type { Edit } from "../../../src/model/diagnostic.ts";
import type { Document } from "../../../src/model/document.ts";

function edited(source: string, edits: (document: Document) => Edit[]): string {
  const result = parseDocument("flag", "flags/a.yaml", source);
  if ("diagnostic" in result) throw new Error(result.diagnostic.message);
  return applyEdits(() => source, [edits(result.document)]).texts.get("flags/a.yaml") ?? source;
}

test.each([
  [
    "the line and the comments that belong to it",
    "# f\na: 1\n\n# on b\n# too\nb: 2 # why\n  # deep\nc: 3\n",
    "# f\na: 1\n\nc: 3\n",
  ],
  ["but not what is said above the file", "# file\nb: 1\nc: 2\n", "# file\nc: 2\n"],
  ["nor above a paragraph", "a: 1\n# not on b\n\nb: 2\n", "a: 1\n# not on b\n\n"],
  ["all lines of a block", "a: 1\nb:\n  c: |\n    text\n  d: 2\ne: 3\n", "a: 1\ne: 3\n"],
  ["in braces with its comma", "x: {a: 1, b: 2, c: 3} # why\n", "x: {a: 1, c: 3} # why\n", ["x", "b"]],
  ["the last one with the comma before", "x: [a, b]\n", "x: [a]\n", ["x", 1]],
  ["a line in braces", "x: {\n  a: 1,\n  # on b\n  b: 2 # why\n  }\n", "x: {\n  a: 1\n  }\n", ["x", "b"]],
  ["the parent that would be empty", "a: 1\nx: {b: [c]}\n", "a: 1\n", ["x", "b", 0]],
  ["the first key of an item", "x:\n  - a: 1 # why\n    b: 2\n", "x:\n  - b: 2\n", ["x", 0, "a"]],
  ["with Windows line ends", "a: 1\r\nb: 2\r\nc: 3\r\n", "a: 1\r\nc: 3\r\n"],
  ["at the end of a text without line end", "a: 1\nb: 2", "a: 1\n"],
])("removes %s", (_, source, expected, path: (string | number)[] = ["b"]) => {
  expect(edited(source, (document) => removeEntry(document, path))).toBe(expected);
});

test.each([
  ["behind the last one", "a: 1 # why\n  # deep\n", "a: 1 # why\n  # deep\nnew: 7\n", []],
  ["behind the key that it belongs to", "a: 1\nb:\n  c: 2\nd: 3\n", "a: 1\nb:\n  c: 2\nnew: 7\nd: 3\n", [], ["b", "a"]],
  ["indented as its siblings", "x:\n    a: 1\ny: 2\n", "x:\n    a: 1\n    new: 7\ny: 2\n", ["x"]],
  ["inside braces", "x: {a: 1} # why\n", "x: {a: 1, new: 7} # why\n", ["x"]],
  ["inside empty braces", "x: { }\n", "x: {new: 7}\n", ["x"]],
  ["on a line of braces", "x: {\n  a: 1 # why\n  }\n", "x: {\n  a: 1, # why\n  new: 7\n  }\n", ["x"]],
  ["with Windows line ends", "a: 1\r\n", "a: 1\r\nnew: 7\r\n", []],
  ["without a line end", "a: 1", "a: 1\nnew: 7", []],
  ["before text that a line end would change", "a: |\n  text", "new: 7\na: |\n  text", []],
])("inserts a key %s", (_, source, expected, path: string[], after: string[] = []) => {
  expect(edited(source, (document) => insertEntry(document, path, "new", "7", after))).toBe(expected);
});

test.each([
  ["a dash", "x:\n- a # why\n- b\ny: 1\n", "x:\n- a # why\n- b\n- c\ny: 1\n"],
  ["brackets", "x: [a]\n", "x: [a, c]\n"],
  ["empty brackets", "x: []\n", "x: [c]\n"],
])("appends an item with %s", (_, source, expected) => {
  expect(edited(source, (document) => appendItem(document, ["x"], "c"))).toBe(expected);
});

test.each([
  ["a word", "x: a # why\n", "x: c # why\n"],
  ["a block", "x:\n  - a\n  - b # why\ny: 1\n", "x: c # why\ny: 1\n"],
  ["text in a block", "x: |\n  a\ny: 1\n", "x: c\ny: 1\n"],
  ["nothing", "x:\ny: 1\n", "x: c\ny: 1\n"],
])("replaces %s", (_, source, expected) => {
  expect(edited(source, (document) => replaceValue(document, ["x"], "c"))).toBe(expected);
});
