import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ID_PATTERN, patterns } from "../../../../src/check/schema/patterns.ts";

const schemas = join(import.meta.dirname, "../../../../schema");
const texts = readdirSync(schemas).map((file) => readFileSync(join(schemas, file), "utf8"));
const used = new Set(
  texts.flatMap((text) =>
    [...text.matchAll(/"pattern": (".*?[^\\]")/g)].map(([, json]) => JSON.parse(json ?? '""') as string),
  ),
);

test("every pattern of the schemas is put in words, and no other", () => {
  expect([...used].sort()).toEqual([ID_PATTERN, ...Object.keys(patterns)].sort());
});

test.each(Object.entries(patterns))("the example for %s matches it", (pattern, { example }) => {
  expect(example).toMatch(new RegExp(pattern));
});
