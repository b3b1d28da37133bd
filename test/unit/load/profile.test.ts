/** The strict profile: what is refused, and where exactly; and what is accepted, and as what. */
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../../src/load/parse-document.ts";
import { describePlace, readDocument } from "./read.ts";

const laughs = [
  "a: &a [lol, lol]",
  ...Array.from("bcdefghi", (key, i) => `${key}: &${key} [*${"abcdefgh".charAt(i)}]`),
];

const refused: readonly (readonly [name: string, text: string, place: string])[] = [
  ["a billion laughs", laughs.join("\n"), "1:4 schema/anchor"],
  ["99 aliases of a map", `a: 1\nb: [${"*a, ".repeat(99)}*a]`, "2:5 schema/alias"],
  ["an anchor inside itself", "a: &a [*a]", "1:4 schema/anchor"],
  ["an alias of nothing", "a: *nobody", "1:4 schema/alias"],
  ["an anchor that is set twice", "a: &x 1\nb: &x 2", "1:4 schema/anchor"],
  ["a merge key", "a:\n  <<: {b: 1}", "2:3 schema/merge-key"],
  ["a merge key in quotes", '"<<": {b: 1}', "1:1 schema/merge-key"],
  ["a version directive", "%YAML 1.1\n---\na: no", "1:1 schema/directive"],
  ["a directive that parsers ignore", "# c\n%FOO bar\n---\na: 1", "2:1 schema/directive"],
  ["ten thousand brackets", `a: ${"[".repeat(10_000)}`, "1:23 schema/too-deep"],
  ["21 levels", `a: ${"{a: ".repeat(19)}1${"}".repeat(19)}`, "1:77 schema/too-deep"],
  [
    "five thousand blocks",
    Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    "20:20 schema/too-deep",
  ],
  ["a duplicate key", "a: 1\nb: 2\na: 3", "3:1 schema/duplicate-key"],
  ["a duplicate key in braces", 'm: {a: 1, "a": 2}', "1:12 schema/duplicate-key"],
  ["a number as a key", "1: a", "1:1 schema/key-not-text"],
  ["a boolean as a key", "a: {true: 1}", "1:5 schema/key-not-text"],
  ["null as a key", "~: 1", "1:1 schema/empty-key"],
  ["a decomposed key", "e\u0301: 1", "1:1 schema/key-characters"],
  ["__proto__", "a: 1\n__proto__: {b: 1}", "2:1 schema/forbidden-key"],
  ["constructor", "a: {constructor: 1}", "1:5 schema/forbidden-key"],
  ["prototype", '"prototype": 1', "1:1 schema/forbidden-key"],
  ["a map as a key", "? {a: 1}\n: b", "1:3 schema/key-not-text"],
  ["an empty key", ": b", "1:1 schema/empty-key"],
  ["an empty key in quotes", '"": b', "1:1 schema/empty-key"],
  ["an octal number", "a: 010", "1:4 schema/ambiguous-number"],
  ["an integer beyond 2^53", "a: 9007199254740993", "1:4 schema/imprecise-number"],
  ["a decimal of 17 digits", "a: 0.12345678901234567", "1:4 schema/imprecise-number"],
  ["an exponent", "a: 12e45678", "1:4 schema/ambiguous-number"],
  ["infinity", "a: -.inf", "1:4 schema/ambiguous-number"],
  ["not a number", "a: .nan", "1:4 schema/ambiguous-number"],
  ["minus zero", "a: -0", "1:4 schema/ambiguous-number"],
  ["minus zero point zero", "a: -0.0", "1:4 schema/imprecise-number"],
  ["underscores", "a: 1_000", "1:4 schema/ambiguous-number"],
  ["base 60", "a: 12:30", "1:4 schema/ambiguous-number"],
  ["hexadecimal", "a: 0x1F", "1:4 schema/ambiguous-number"],
  ["a plus sign", "a: +1", "1:4 schema/ambiguous-number"],
  ["a function", "a: !!js/function 'f'", "1:4 schema/tag"],
  ["a set", "a: !!set {b}", "1:4 schema/tag"],
  ["a variable", "a: !env SECRET", "1:4 schema/tag"],
  ["two documents", "a: 1\n---\nb: 2", "2:1 schema/several-documents"],
  ["two markers", "---\n---\na: 1", "2:1 schema/several-documents"],
  ["an end marker", "a: 1\n...\n", "2:1 schema/document-marker"],
  ["an indented marker", "a:\n  b\n  ---", "3:3 schema/document-marker"],
  ["a marker in a plain scalar", "a: b\n  ---\n  c", "2:3 schema/document-marker"],
  ["nothing", "", "1:1 schema/empty-document"],
  ["a comment only", "# nothing\n", "1:1 schema/empty-document"],
  ["a marker only", "---\n", "1:1 schema/empty-document"],
  ["text at the root", "just text", "1:1 schema/root-not-map"],
  ["a list at the root", "\n- a", "2:1 schema/root-not-map"],
  ["NUL", "a: b\0", "1:5 schema/forbidden-character"],
  ["an escape sequence of a terminal", "a: \u001b[31mred", "1:4 schema/forbidden-character"],
  ["the same, escaped", 'a: "\\e[31mred"', "1:4 schema/forbidden-character"],
  ["an escaped lone surrogate", 'a: "\\ud800"', "1:4 schema/forbidden-character"],
  ["a bidirectional override", "a: user\u202enimda", "1:8 schema/forbidden-character"],
  ["a lone carriage return", "a: b\rc: d", "1:5 schema/forbidden-character"],
  ["a zero-width space in a key", "a\u200bb: 1", "1:1 schema/key-characters"],
  ["a zero-width joiner in a key, escaped", '"a\\u200db": 1', "1:1 schema/key-characters"],
  ["a no-break space in a key", "a\u00a0b: 1", "1:1 schema/key-characters"],
  ["a line break in a key, escaped", '"a\\nb": 1', "1:1 schema/key-characters"],
  ["a tab as indentation", "a:\n\tb: 1", "2:1 schema/tab"],
  ["a tab before a value", "a:\tb", "1:3 schema/tab"],
  ["a tab behind a value", "a: b\t", "1:5 schema/tab"],
  ["a tab at the start of a quoted line", 'a: "b\n \tc"', "2:2 schema/tab"],
  ["a key of 2,000 characters", `${"k".repeat(2000)}: 1`, "1:1 schema/key-too-long"],
  ["a key over two lines", "{a\n b: 1}", "1:2 schema/multiline-key"],
  ["a block of text as a key", "? |\n  a\n: b", "2:1 schema/multiline-key"],
  ["an indentation digit", "a: |2\n   b", "1:4 schema/block-scalar-header"],
  ["a keep sign", "a: >+ # c\n  b", "1:4 schema/block-scalar-header"],
  ["a backslash at the end of a line", 'a: "b\\\n  c"', "1:6 schema/escaped-line-break"],
  ["text before a key", "a:\n- {}b: 1", "2:3 schema/text-before-key"],
  ["a colon on the next line", "m: {a\n  : 1}", "1:6 schema/colon-placement"],
  ["a value below its key", "a:\n  b", "2:3 schema/value-placement"],
  ["a list in brackets below its key", "a:\n  [b]", "2:3 schema/value-placement"],
  ["a value below its dash", "a:\n-\n  'b'", "3:3 schema/value-placement"],
  ["an open quote", "a: 'b", "1:4 schema/invalid-yaml"],
  ["an open bracket", "a: [b", "1:4 schema/invalid-yaml"],
  ["a colon in plain text", "a: b: c", "1:5 schema/invalid-yaml"],
];

const accepted: readonly (readonly [name: string, text: string, value: unknown])[] = [
  ["the words of YAML 1.1", "a: NO\nb: yes\nc: on", { a: "NO", b: "yes", c: "on" }],
  ["a date", "a: 2026-10-01", { a: "2026-10-01" }],
  ["a version of two parts as a number", "a: 1.10", { a: 1.1 }],
  ["a version of three parts", "a: 1.2.3", { a: "1.2.3" }],
  ["numbers in quotes", "a: '010'\nb: \"1\"", { a: "010", b: "1" }],
  ["a number as a key in quotes", '"1": a', { 1: "a" }],
  ["plain decimals", "a: [0, -5, 3.25, 0.1, 9007199254740991]", { a: [0, -5, 3.25, 0.1, 9007199254740991] }],
  ["nothing as a value", "a:\nb: ~\nc: null\nd: [null]", { a: null, b: null, c: null, d: [null] }],
  ["booleans", "a: [true, True, false, FALSE]", { a: [true, true, false, false] }],
  ["block text", "a: |\n  b\n   c\nd: >-\n  e\n  f\n", { a: "b\n c\n", d: "e f" }],
  ["a marker at the start", "--- # c\na: 1", { a: 1 }],
  ["markers inside text", 'a: |\n  ---\n  ...\nb: "x\n  --- y"', { a: "---\n...\n", b: "x --- y" }],
  ["tabs in quotes and comments", 'a: "b\tc" #\td', { a: "b\tc" }],
  ["an emoji of several parts", "a: 👩‍💻", { a: "👩‍💻" }],
  ["20 levels", `a: ${"[".repeat(19)}${"]".repeat(19)}`, { a: JSON.parse("[".repeat(19) + "]".repeat(19)) as unknown }],
  ["a key of 200 characters", `${"k".repeat(200)}: 1`, { ["k".repeat(200)]: 1 }],
  ["an accented key", "\u00e9: 1", { "\u00e9": 1 }],
  ["a byte-order mark", "\ufeffa: 1", { a: 1 }],
  ["line ends of Windows", "a: 1\r\nb: |\r\n  c\r\n", { a: 1, b: "c\n" }],
];

describe("refuses", () => {
  test.each(refused)("%s", (_name, text, place) => {
    expect(describePlace(text)).toBe(place);
  });

  test.each(refused)("%s with a hint, and without control characters in the message", (_name, text) => {
    const result = parseDocument("tenant", "tenants/legal.yaml", text);
    const { message, hint } = "diagnostic" in result ? result.diagnostic : { message: "", hint: "" };
    expect(message).toMatch(/^[^\p{Cc}\p{Cf}]+\.$/u);
    expect(hint).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
  });
});

describe("accepts", () => {
  test.each(accepted)("%s", (_name, text, value) => {
    expect(readDocument(text).data).toEqual(value);
  });
});

test.each([
  ["a byte-order mark is not counted", "\ufeffa: 010", "1:4"],
  ["a carriage return is part of its line", "a: 1\r\nb: 010\r\n", "2:4"],
  ["columns count UTF-16 units", "{a: 👩, b: 010}", "1:12"],
])("%s", (_name, text, place) => {
  expect(describePlace(text)).toBe(`${place} schema/ambiguous-number`);
});
