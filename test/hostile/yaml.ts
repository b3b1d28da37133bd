import type { HostileInput } from "./hostile-input.ts";
import { inTenant, tenant, tenantWith } from "./hostile-input.ts";

const laughs = [
  "a: &a [lol, lol]",
  ...Array.from(
    "bcdefghi",
    (key, i) =>
      `${key}: &${key} [${Array(9)
        .fill(`*${"abcdefgh".charAt(i)}`)
        .join(", ")}]`,
  ),
].join("\n");
const wideMap = Array.from({ length: 2000 }, (_, i) => `  k${i}: ${i}`).join("\n");
const blocks = (levels: number) => Array.from({ length: levels }, (_, i) => `${" ".repeat(i)}a:`).join("\n");
const utf16 = (text: string, ...mark: number[]) => Buffer.concat([Buffer.of(...mark), Buffer.from(text, "utf16le")]);
const bytes = (...parts: readonly (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.of(part))));

/** YAML that parsers expand, run, read differently from each other, or die of. */
export const yamlInputs: readonly HostileInput[] = [
  inTenant(1, "a billion laughs", laughs, "1:4 schema/anchor"),
  inTenant(
    2,
    "99 aliases of a map of 2,000 keys",
    `a: &a\n${wideMap}\nb: [${"*a, ".repeat(98)}*a]`,
    "1:4 schema/anchor",
  ),
  inTenant(3, "an anchor inside itself", "a: &a [*a]", "1:4 schema/anchor"),
  inTenant(4, "an alias of nothing", "a: *nobody", "1:4 schema/alias"),
  inTenant(5, "an anchor that is set twice", "a: &x 1\nb: &x 2", "1:4 schema/anchor"),
  inTenant(6, "a merge key", tenant("config:\n  <<: {b: 1}\n"), "8:3 schema/merge-key"),
  inTenant(7, "%YAML 1.1", "%YAML 1.1\n---\na: no", "1:1 schema/directive"),
  inTenant(8, "ten thousand brackets", `a: ${"[".repeat(10_000)}`, "1:23 schema/too-deep"),
  inTenant(9, "blocks 350 deep", blocks(350), "20:20 schema/too-deep"),
  inTenant(9, "blocks 5,000 deep", blocks(5000), "1:1 schema/file-too-large"),
  inTenant(10, "a key twice", tenant("tier: silver\n"), "7:1 schema/duplicate-key"),
  inTenant(11, "a number and a text as keys", '1: a\n"1": b', "1:1 schema/key-not-text"),
  inTenant(12, "keys that look the same", "\u00e9: 1\ne\u0301: 2", "2:1 schema/key-characters"),
  inTenant(13, "__proto__", tenant("config: {__proto__: {a: 1}}\n"), "7:10 schema/forbidden-key"),
  inTenant(14, "constructor", tenant("config: {constructor: 1}\n"), "7:10 schema/forbidden-key"),
  inTenant(14, "prototype", tenant("labels: {prototype: x}\n"), "7:10 schema/forbidden-key"),
  inTenant(15, "a map as a key", "? {a: 1}\n: b", "1:3 schema/key-not-text"),
  inTenant(16, "an empty key", ": b", "1:1 schema/empty-key"),
  inTenant(17, "the country Norway", tenantWith("region", "NO"), "6:9 schema/bad-format"),
  inTenant(17, "a boolean in the words of YAML 1.1", tenant("prevent_deletion: yes\n"), "7:19 schema/wrong-type"),
  inTenant(18, "an octal number", tenant("limits: {max_users: 010}\n"), "7:21 schema/ambiguous-number"),
  inTenant(19, "2^53 + 1", tenant("config: {a: 9007199254740993}\n"), "7:13 schema/imprecise-number"),
  inTenant(20, "an exponent", tenant("config: {a: 12e45678}\n"), "7:13 schema/ambiguous-number"),
  inTenant(21, "infinity", tenant("config: {a: .inf}\n"), "7:13 schema/ambiguous-number"),
  inTenant(21, "not a number", tenant("config: {a: .nan}\n"), "7:13 schema/ambiguous-number"),
  inTenant(22, "minus zero", tenant("config: {a: -0}\n"), "7:13 schema/ambiguous-number"),
  inTenant(23, "a number where a text is meant", tenantWith("display_name", "1.10"), "2:15 schema/wrong-type"),
  inTenant(24, "underscores in a number", tenant("limits: {max_users: 1_000}\n"), "7:21 schema/ambiguous-number"),
  inTenant(25, "a function", "a: !!js/function 'f'", "1:4 schema/tag"),
  inTenant(26, "binary data", "a: !!binary aGk=", "1:4 schema/tag"),
  inTenant(26, "a set", "a: !!set {b}", "1:4 schema/tag"),
  inTenant(27, "a variable of the environment", "a: !env SECRET", "1:4 schema/tag"),
  inTenant(28, "two documents", tenant("---\na: 1\n"), "7:1 schema/several-documents"),
  inTenant(29, "nothing", "", "1:1 schema/empty-document"),
  inTenant(29, "a comment only", "# nothing\n", "1:1 schema/empty-document"),
  inTenant(30, "text at the root", "just text", "1:1 schema/root-not-map"),
  inTenant(30, "a list at the root", "- a", "1:1 schema/root-not-map"),
  inTenant(31, "NUL", "a: b\0", "1:5 schema/forbidden-character"),
  inTenant(32, "an escape sequence", "a: \u001b[31mred", "1:4 schema/forbidden-character"),
  inTenant(32, "an escape sequence, escaped", 'a: "\\e[31mred"', "1:4 schema/forbidden-character"),
  inTenant(33, "half of a surrogate pair", 'a: "\\ud800"', "1:4 schema/forbidden-character"),
  inTenant(33, "half of a surrogate pair, in bytes", bytes("a: ", 0xed, 0xa0, 0x80), "1:4 schema/not-utf8"),
  inTenant(34, "a bidirectional override", "a: user\u202enimda", "1:8 schema/forbidden-character"),
  inTenant(35, "a zero-width space in a key", "a\u200bb: 1", "1:1 schema/key-characters"),
  inTenant(36, "a byte that is not UTF-8", bytes("a: b\nc: ", 0xff), "2:4 schema/not-utf8"),
  inTenant(36, "UTF-16", utf16("a: b", 0xff, 0xfe), "1:1 schema/not-utf8"),
  inTenant(37, "a tab as indentation", "a:\n\tb: 1", "2:1 schema/tab"),
  inTenant(38, "a scalar of 5 MB", `a: ${"x".repeat(5_000_000)}`, "1:1 schema/file-too-large"),
  inTenant(
    38,
    "the longest scalar that is read",
    tenantWith("display_name", "x".repeat(65_000)),
    "2:15 schema/wrong-length",
  ),
  inTenant(39, "a key of 2,000 characters", `${"k".repeat(2000)}: 1`, "1:1 schema/key-too-long"),
  inTenant(
    "byte-order mark",
    "is not counted",
    `\ufeff${tenantWith("tenant_id", "010")}`,
    "1:12 schema/ambiguous-number",
  ),
  inTenant("byte-order mark", "is accepted", `\ufeff${tenant("")}`),
  inTenant(
    "CRLF",
    "does not move a place",
    tenant("config: {a: 010}\n").replaceAll("\n", "\r\n"),
    "7:13 schema/ambiguous-number",
  ),
  inTenant("CRLF", "is accepted", tenant("").replaceAll("\n", "\r\n")),
];
