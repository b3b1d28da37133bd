import { expect, test } from "vitest";
import { validateIds } from "../../../../src/check/schema/validate.ts";
import { parseDocument } from "../../../../src/load/parse-document.ts";
import type { Document, DocumentKind } from "../../../../src/model/document.ts";
import type { LoadedProject } from "../../../../src/model/project.ts";

function documentOf(kind: DocumentKind, file: string): Document {
  const result = parseDocument(kind, file, "a: 1\ntenant_id: legal\n");
  if ("document" in result) return result.document;
  throw new Error(result.diagnostic.message);
}

function load(...documents: Document[]): LoadedProject {
  const none = new Set<string>();
  return {
    config: undefined,
    documents,
    unparsed: { tenant: none, tier: none, feature: none, flag: none },
    schemas: [],
    incomplete: new Set<never>(),
    diagnostics: [],
  };
}

test("each further file with an id points to the first", () => {
  const files = ["tenants/apac/legal.yaml", "tenants/emea/legal.yaml", "tenants/legal.yaml"];
  const found = validateIds(load(...files.map((file) => documentOf("tenant", file))));
  expect(found.map(({ rule, file, message }) => [rule, file, message])).toEqual([
    [
      "schema/duplicate-id",
      "tenants/emea/legal.yaml",
      'The tenant "legal" has a second file, "tenants/apac/legal.yaml".',
    ],
    ["schema/duplicate-id", "tenants/legal.yaml", 'The tenant "legal" has a second file, "tenants/apac/legal.yaml".'],
  ]);
  expect(found[0]?.span.start).toEqual({ offset: 16, line: 2, column: 12 });
  expect(found[0]?.related).toMatchObject([
    { file: "tenants/apac/legal.yaml", span: { start: { line: 2, column: 12 } } },
  ]);
});

test("ids that differ in capitals only conflict", () => {
  const found = validateIds(
    load(documentOf("tenant", "tenants/ACME.yaml"), documentOf("tenant", "tenants/x/acme.yaml")),
  );
  expect(found.map(({ rule, file, message }) => [rule, file, message])).toEqual([
    ["schema/id-case-conflict", "tenants/x/acme.yaml", 'The ids "acme" and "ACME" differ in capital letters only.'],
  ]);
  expect(found[0]?.related).toMatchObject([{ file: "tenants/ACME.yaml" }]);
});

test("a tenant and a tier may have the same id", () => {
  expect(validateIds(load(documentOf("tenant", "tenants/gold.yaml"), documentOf("tier", "tiers/gold.yaml")))).toEqual(
    [],
  );
});
