import { expect, test } from "vitest";
import { validateIds } from "../../../../src/check/schema/validate-ids.ts";
import { buildProject } from "../../../../src/check/project.ts";
import { parseDocument } from "../../../../src/load/parse-document.ts";
import type { Document, DocumentKind } from "../../../../src/model/document.ts";
import type { LoadedProject } from "../../../../src/model/project.ts";

function documentOf(kind: DocumentKind, file: string): Document {
  return parsed(file, "a: 1\ntenant_id: legal\n", kind);
}

function parsed(file: string, text: string, kind: DocumentKind = "tenant"): Document {
  const result = parseDocument(kind, file, text);
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

test.each([
  ["tenants/ACME.yaml", "tenants/x/acme.yaml"],
  ["tenants/acme.yaml", "tenants/x/ACME.yaml"],
])("ids that differ in capitals only conflict, and the one with capitals is told: %s, %s", (...files) => {
  const [wrong = "", right = ""] = [...files].sort((a) => (a.includes("ACME") ? -1 : 1));
  const found = validateIds(load(...files.map((file) => documentOf("tenant", file))));
  expect(found.map(({ rule, file, message }) => [rule, file, message])).toEqual([
    ["schema/id-case-conflict", wrong, 'The ids "ACME" and "acme" differ in capital letters only.'],
  ]);
  expect(found[0]?.related).toMatchObject([{ file: right }]);
});

test("of three, both that are no ids are told", () => {
  const files = ["tenants/ACME.yaml", "tenants/Acme.yaml", "tenants/acme.yaml"];
  const found = validateIds(load(...files.map((file) => documentOf("tenant", file))));
  expect(found.map(({ file, related }) => [file, related[0]?.file])).toEqual([
    ["tenants/Acme.yaml", "tenants/ACME.yaml"],
    ["tenants/ACME.yaml", "tenants/acme.yaml"],
  ]);
});

test("an id in capitals is told once, as the conflict where there is one; its other mistakes stay", () => {
  const told = (...files: string[]) => {
    const documents = files.map((file) => parsed(file, `tenant_id: ${/(\w+)\.yaml$/.exec(file)?.[1] ?? ""}\n`));
    const { diagnostics } = buildProject(load(...documents));
    return diagnostics.filter(({ rule }) => rule.startsWith("schema/id-")).map(({ rule, file }) => [rule, file]);
  };
  expect(told("tenants/ACME.yaml")).toEqual([["schema/id-charset", "tenants/ACME.yaml"]]);
  expect(told("tenants/ACME.yaml", "tenants/acme.yaml")).toEqual([["schema/id-case-conflict", "tenants/ACME.yaml"]]);
  const number = load(parsed("tenants/ACME.yaml", "tenant_id: 5\n"), parsed("tenants/acme.yaml", "tenant_id: acme\n"));
  expect(buildProject(number).diagnostics).toContainEqual(
    expect.objectContaining({ rule: "schema/wrong-type", file: "tenants/ACME.yaml" }),
  );
});

test("a tenant and a tier may have the same id", () => {
  expect(validateIds(load(documentOf("tenant", "tenants/gold.yaml"), documentOf("tier", "tiers/gold.yaml")))).toEqual(
    [],
  );
});
