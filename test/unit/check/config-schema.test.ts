/** The user's own schema of `config`: what it may hold, what is refused at which place, and what it says of a tenant. */
import { describe, expect, test } from "vitest";
import { checkProject } from "../../../src/check/check-project.ts";
import { loadFiles, tenantFile } from "./memory-project.ts";

const today = "2026-11-23";
const entry = "schema/tenant_config.schema.json";

function findingsOf(schema: object | string, config = "{}", more: Readonly<Record<string, string>> = {}) {
  const files = {
    [entry]: typeof schema === "string" ? schema : JSON.stringify(schema, undefined, 2),
    "tenants/acme.yaml": tenantFile("acme", `tier: silver\nstatus: active\nconfig: ${config}\n`),
    ...more,
  };
  return checkProject(loadFiles(files), { today }).diagnostics;
}

/** Each finding as `rule file:line:column message`. */
function textsOf(...args: Parameters<typeof findingsOf>): string[] {
  return findingsOf(...args).map(
    ({ rule, file, span: { start }, message }) => `${rule} ${file}:${start.line}:${start.column} ${message}`,
  );
}

const pattern = (text: string) => ({ type: "object", properties: { name: { type: "string", pattern: text } } });

describe("patterns", () => {
  test.each([
    "^(a|a)*$",
    "(a+)+$",
    "^(\\w+\\s?)*$",
    "(a*)*",
    "([a-z]{1,50}){1,50}",
    "^(a|b|ab)*$",
    "(?:a?a?)*b",
    "^(.*,)*x$",
  ])("%s is refused, at its place", (text) => {
    const [first, ...others] = textsOf(pattern(text));
    expect(first).toContain(`tenants/config-schema ${entry}:6:18 The pattern ${JSON.stringify(text)}`);
    expect(first).toContain("can match one text in so many ways");
    expect(others).toEqual([]);
  });

  test.each([
    "^[a-z]+(-[a-z]+)*$",
    "^\\d{4}-\\d{2}-\\d{2}$",
    "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
    "^(\\d{4})*$",
    "^(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}$",
    "^https?:\\/\\/[\\w.-]+$",
    "^[\\p{L} ]+$",
    "\\s+$",
  ])("%s is not", (text) => {
    expect(textsOf(pattern(text))).toEqual([]);
  });

  test.each([
    ["^(?!admin)", "cannot be run in linear time"],
    ["^(a)\\1$", "cannot be run in linear time"],
    ["[a-", "is no regular expression"],
    ["a".repeat(1001), "has more than 1000 characters"],
  ])("%s is refused with its reason", (text, reason) => {
    expect(textsOf(pattern(text))).toEqual([expect.stringContaining(reason)]);
  });

  test("of properties are judged like those of values", () => {
    const schema = { type: "object", patternProperties: { "^(a|a)*$": {} } };
    expect(textsOf(schema)).toEqual([expect.stringContaining(`${entry}:4:5 The pattern`)]);
  });

  test("that only look like one are none of ours", () => {
    const schema = { type: "object", properties: { pattern: { enum: ["(a+)+"] } }, examples: [{ pattern: "(a+)+" }] };
    expect(textsOf(schema, '{pattern: "(a+)+"}')).toEqual([]);
  });

  test("that need time in proportion to the square elsewhere end here on a long text", () => {
    const long = `${"a".repeat(60_000)}b`;
    expect(textsOf(pattern("a*a*a*$"), `{name: ${long}}`)).toEqual([]);
  });
});

describe("a schema is refused", () => {
  const deep = (levels: number) => `${'{"not":'.repeat(levels)}{}${"}".repeat(levels)}`;
  const doubling = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => {
      const next = { $ref: `#/$defs/d${index + 1}` };
      return [`d${index}`, { allOf: [next, next] }];
    }),
  );

  test.each<[string, object | string, string]>([
    ["http", { $ref: "https://example.com/a.json" }, ":2:11 $ref is"],
    ["file:", { $ref: "file:///etc/passwd" }, "leads out of the folder"],
    ["an absolute path", { $ref: "/etc/passwd.json" }, "leads out of the folder"],
    ["..", { $ref: "../package.json" }, "leads out of the folder"],
    ["a file that is not there", { $ref: "tenant_confg.schema.json" }, "there is no file"],
    ["$dynamicRef", { $dynamicRef: "#x" }, "The keyword `$dynamicRef` is not allowed"],
    ["$async", { $async: true }, "checks are never asynchronous"],
    ["an inner $id", { properties: { a: { $id: "https://example.com/b" } } }, "Only the whole schema"],
    ["another draft", { $schema: "http://json-schema.org/draft-04/schema#" }, "a draft that is not known"],
    ["an unknown keyword", { proprties: {} }, ':2:3 "proprties" is not a keyword'],
    [
      "an unknown format",
      { properties: { a: { type: "string", format: "colour" } } },
      '"colour" is no format that is checked.',
    ],
    ["a keyword of the wrong type", { type: "object", required: "model" }, ":3:15 This is no JSON Schema"],
    ["an unknown type", { type: "strng" }, ":2:11 This is no JSON Schema"],
    ["a reference to nothing", { $ref: "#/$defs/nothing" }, "The schema cannot be used"],
    ["a list", "[]", "A schema is a map"],
    ["JSON with a comment", "{\n  // x\n}", ':2:3 Here stands "/"'],
    ["half of a file", '{"type": ', "Here stands the end of the file"],
    ["the same key twice", '{"type": "object", "type": "array"}', ":1:20 The key"],
    ["__proto__", '{"__proto__": {}}', "The key __proto__ is not allowed"],
    ["3,000 levels", deep(3000), "nested more than 100 deep"],
    ["too many keywords", `{"allOf":[${'{"not":{}},'.repeat(5000)}{}]}`, "more than 5,000 keywords"],
    [
      "a circle",
      { $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } }, $ref: "#/$defs/a" },
      "leads back to itself",
    ],
    ["doubling references", { $defs: { ...doubling, d30: {} }, $ref: "#/$defs/d0" }, "more than 100,000 times"],
  ])("for %s, with one finding in its file", (_, schema, expected) => {
    const [first, ...others] = textsOf(schema, "{model: x}");
    expect(first).toContain(`tenants/config-schema ${entry}:`);
    expect(first).toContain(expected);
    expect(others).toEqual([]);
  });

  test("and then no tenant is judged by what is left of it", () => {
    expect(textsOf({ required: ["model"], colour: 1 })).toHaveLength(1);
  });
});

describe("config", () => {
  test("is asked for what every object inherits, too", () => {
    expect(textsOf({ type: "object", required: ["toString"] })).toEqual([
      "tenants/config-schema tenants/acme.yaml:7:1 The required key `toString` is missing in `config`.",
    ]);
  });

  test("is judged in draft-07 where the schema says so", () => {
    const schema = {
      $schema: "http://json-schema.org/draft-07/schema#",
      properties: { a: { items: [{ type: "string" }] } },
    };
    expect(textsOf(schema, "{a: [1]}")).toEqual([
      expect.stringContaining("acme.yaml:7:14 `config.a[0]` is 1; text is expected"),
    ]);
  });

  test.each<[string, object, string, string]>([
    ["dependentRequired", { dependentRequired: { a: ["b"] } }, "{a: 1}", "must have property b"],
    ["multipleOf", { properties: { a: { type: "number", multipleOf: 5 } } }, "{a: 7}", "a multiple of 5 is expected"],
    ["not", { properties: { a: { not: { const: 7 } } } }, "{a: 7}", "which the schema rules out"],
    ["false", { properties: { a: false } }, "{a: 7}", "`config.a` does not keep the schema"],
    ["two types", { properties: { a: { type: ["string", "null"] } } }, "{a: 7}", "string or null is expected"],
    ["const of a map", { properties: { a: { const: { b: 1 } } } }, "{a: 7}", '{"b":1} is expected'],
    [
      "two that fit",
      { properties: { a: { oneOf: [{ type: "number" }, { minimum: 1 }] } } },
      "{a: 7}",
      "only one may fit",
    ],
    [
      "anyOf",
      { properties: { a: { anyOf: [{ type: "number" }, { const: "auto" }] } } },
      "{a: x}",
      "`auto` or a number is expected",
    ],
    ["no keys at all", { additionalProperties: false }, "{a: 7}", '"a" is not a key of `config`'],
    [
      "unevaluatedProperties",
      { type: "object", unevaluatedProperties: false },
      "{a: 7}",
      '"a" is not a key of `config`',
    ],
    ["contains", { properties: { a: { type: "array", contains: { const: 1 } } } }, "{a: [2]}", "`config.a`"],
    ["propertyNames", { type: "object", propertyNames: { maxLength: 1 } }, "{abc: 7}", "`config`"],
  ])("says in words what %s asks for, once", (_, schema, config, expected) => {
    const [first, ...others] = textsOf(schema, config);
    expect(first).toContain("tenants/config-schema tenants/acme.yaml:7:");
    expect(first).toContain(expected);
    expect(others).toEqual([]);
  });

  test("may be as deep as a schema that refers to itself allows", () => {
    const schema = {
      $defs: { node: { type: "object", properties: { next: { $ref: "#/$defs/node" } }, additionalProperties: false } },
      $ref: "#/$defs/node",
    };
    expect(textsOf(schema, "{next: {next: {next: {}}}}")).toEqual([]);
    expect(textsOf(schema, "{next: {nxt: {}}}")).toHaveLength(1);
  });

  test("of an archived tenant is left alone", () => {
    const archived = { "tenants/acme.yaml": tenantFile("acme", "tier: silver\nstatus: archived\n") };
    expect(textsOf({ required: ["model"] }, "{}", archived)).toEqual([]);
  });
});

describe("alternatives that all fail are one finding", () => {
  const store = (t: string, key: string) => ({
    type: "object",
    required: ["t", key],
    properties: { t: { const: t }, [key]: { type: "string" } },
    additionalProperties: false,
  });
  const stores = { properties: { store: { oneOf: [store("s3", "bucket"), store("gcs", "project")] } } };
  const choices = { oneOf: [{ required: ["c"] }, { required: ["a"] }, { required: ["b"] }] };
  const keys = (choice: "anyOf" | "oneOf") => ({ [choice]: [{ required: ["a"] }, { required: ["b"] }] });
  const model = { properties: { m: { oneOf: [{ const: "gpt-4o" }, { $ref: "#/$defs/own" }] } } };
  const own = { type: "object", properties: { name: { type: "string" } }, additionalProperties: false };

  test.each<[object, string, message: string, hint: string]>([
    [stores, "{store: {t: s3}}", "The required key `bucket` is missing in `config.store`.", "Add `bucket:`"],
    [stores, "{store: {t: gsc, project: x}}", '`config.store.t` is "gsc"; allowed are s3, gcs.', "Did you mean `gcs`?"],
    [stores, "{store: {}}", "The required key `t` is missing in `config.store`.", "Add `t:`"],
    [stores, "{store: 3}", "`config.store` is 3; a map is expected.", "Write a map."],
    [{ ...model, $defs: { own } }, "{m: {nmae: x}}", '"nmae" is not a key of `config.m`; allowed are name.', "`name`"],
    [keys("anyOf"), "{}", "`config` has none of `a`, `b`; one of them is required.", "Add `a` or `b`"],
    [choices, "{a: 1, b: 2}", "`config` is a map, which fits several alternatives of the", "Keep one of `a`, `b`."],
    [
      keys("oneOf"),
      "{a: 1, b: 2}",
      "`config` is a map, which fits several alternatives of the",
      "Keep one of `a`, `b`.",
    ],
    [
      { properties: { m: { anyOf: [{ minLength: 5 }, { enum: ["a", "b"] }] } } },
      "{m: zz}",
      '`config.m` is "zz", which fits none of the alternatives of the schema.',
      "Write it as one",
    ],
  ])("%j: %s", (schema, config, message, hint) => {
    const found = findingsOf(schema, config);
    expect(found.map((finding) => finding.message)).toEqual([expect.stringContaining(message)]);
    expect(found[0]?.hint).toContain(hint);
  });
});

test("a misspelt format is told with the one that was meant", () => {
  const [found] = findingsOf({ properties: { owner: { type: "string", format: "emial" } } });
  expect(found).toMatchObject({ message: '"emial" is no format that is checked.', hint: "Did you mean `email`?" });
  expect(found?.span.start.line).toBe(5);
});
