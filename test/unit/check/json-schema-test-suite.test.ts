/**
 * The suite that validators share, through the way of a schema of the user's own: each schema judges all data as the suite
 * says, or is refused for one of the reasons below.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSchemas } from "../../../src/check/config-schema/read-schemas.ts";
import { loadSchemas } from "../../../src/load/schema-files.ts";
import type { JsonObject, JsonValue } from "../../../src/model/json.ts";

interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[];
}

/** Why a schema is refused: what is said of it, and of how many. */
const reasons: Readonly<Record<string, readonly [message: RegExp, groups: number]>> = {
  "nothing is fetched": [/^\$ref is .+ which leads out of the folder schema\/\.$/, 36],
  "there is no other file": [/^\$ref is .+ but there is no file /, 7],
  "files are found by name": [/^Only the whole schema may have an `\$id`/, 5],
  "$dynamicRef is not followed": [/^The keyword `\$dynamic(?:Ref|Anchor)` is not allowed/, 9],
  "ajv judges it wrongly": [/^The keyword `unevaluated(?:Items|Properties)` is not allowed/, 27],
  "another meta-schema": [/^\$schema is .+ a draft that is not known\.$/, 2],
  "a format that nobody checks": [/^"(?:idn-email|idn-hostname|iri|iri-reference)" is no format that is checked\.$/, 4],
  "a keyword without an effect is a mistake": [/(?:is|keyword) ignored\.$|is always invalid\.$/, 8],
  "a property with two schemas is a mistake": [/matches pattern .+ allowMatchingProperties/, 1],
  "a key that objects have of themselves": [/^The key __proto__ is not allowed\.$/, 1],
};
const folder = join(import.meta.dirname, "../../fixtures/json-schema-test-suite");
const groups = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => {
    // Files of this form are what the suite consists of.
    const list = JSON.parse(readFileSync(join(folder, name), "utf8")) as readonly Group[];
    return list.map((group) => ({ name: `${name.replace(".json", "")}: ${group.description}`, group }));
  });
const refused = new Map(Object.keys(reasons).map((reason) => [reason, 0]));

test.each(groups)("$name", ({ group: { schema, tests } }) => {
  const entry = { path: "schema/tenant_config.schema.json", kind: "file" } as const;
  const bytes = Buffer.from(JSON.stringify(schema));
  const { schemas, diagnostics } = loadSchemas({ label: "suite", list: () => [entry], read: () => bytes });
  expect(diagnostics).toEqual([]);
  const { problems, forAll } = readSchemas(
    schemas,
    tests.map(({ data }) => data),
  );
  const [problem] = problems;
  if (problem !== undefined) {
    const because = Object.keys(reasons).filter((reason) => reasons[reason]?.[0].test(problem.message));
    expect(because, problem.message).toHaveLength(1);
    for (const reason of because) refused.set(reason, (refused.get(reason) ?? 0) + 1);
    return;
  }
  // A config is a map; a schema judges any value.
  const verdicts = tests.map(({ description, data }) => [description, forAll?.(data as JsonObject).length === 0]);
  expect(verdicts).toEqual(tests.map(({ description, valid }) => [description, valid]));
});

test("of 350 schemas these are refused", () => {
  expect(groups.length).toBe(350);
  expect(Object.fromEntries(refused)).toEqual(
    Object.fromEntries(Object.entries(reasons).map(([reason, [, count]]) => [reason, count])),
  );
});
