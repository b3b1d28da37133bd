import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DocumentKind } from "../../../../src/model/document.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { validateDocument } from "../../../../src/check/schema/validate.ts";
import { parseDocument } from "../../../../src/load/parse-document.ts";
import { repository } from "../../../support/cli.ts";

const ids: Readonly<Record<DocumentKind, string>> = {
  project: "version",
  tenant: "tenant_id",
  tier: "tier",
  feature: "feature",
  flag: "flag",
};

/** What an editor offers to whoever starts a file. */
function examplesOf(kind: DocumentKind): JsonObject[] {
  const name = kind === "project" ? "tenantry" : kind;
  const schema = JSON.parse(readFileSync(join(repository, "schema", `${name}.schema.json`), "utf8")) as {
    examples?: JsonObject[];
  };
  return schema.examples ?? [];
}

const cases = (Object.keys(ids) as DocumentKind[]).flatMap((kind) =>
  examplesOf(kind).map((example): [DocumentKind, string, JsonObject] => [
    kind,
    JSON.stringify(example[ids[kind]]),
    example,
  ]),
);

test("every schema has an example", () => {
  expect(new Set(cases.map(([kind]) => kind))).toEqual(new Set(Object.keys(ids)));
});

test.each(cases)("the example %s %s keeps its schema", (kind, name, example) => {
  const id = JSON.parse(name) as string | number;
  const file = kind === "project" ? "tenantry.yaml" : `${kind}s/${id}.yaml`;
  const result = parseDocument(kind, file, JSON.stringify(example));
  expect("document" in result ? validateDocument(result.document) : result.diagnostic).toEqual([]);
});

test("an example that breaks its schema is noticed", () => {
  const [example] = examplesOf("tier");
  const result = parseDocument("tier", "tiers/gold.yaml", JSON.stringify({ ...example, rank: "first" }));
  expect("document" in result && validateDocument(result.document).map(({ rule }) => rule)).toEqual([
    "schema/wrong-type",
  ]);
});
