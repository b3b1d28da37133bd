/** What `import` writes says what it was told to: as YAML, as a value in a file, and as the file of a compiled document. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { declareFeature, declareFlag, declareTier } from "../../src/compile/declare/declare-entity.ts";
import { declareTenant } from "../../src/compile/declare/declare-tenant.ts";
import { compileCatalog } from "../../src/compile/compile-catalog.ts";
import { applyEdits } from "../../src/edit/apply-edits.ts";
import { setValue } from "../../src/edit/set-value.ts";
import { fileYaml, inlineYaml } from "../../src/edit/yaml-text.ts";
import { parseDocument } from "../../src/load/parse-document.ts";
import type { JsonObject, JsonValue } from "../../src/model/json.ts";
import type { Files } from "../support/catalogs.ts";
import { projectOf, sampleFiles, tenant } from "../support/catalogs.ts";
import { runs } from "../support/runs.ts";
import { yamlText } from "./yaml-text.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.string({ unit: fc.constantFrom(...Array.from("a -:#,[]{}\"'|>&*!%@`?~\n\\")) }),
  fc.constantFrom("NO", "true", "null", "1.10", "010", "2026-10-01", "- x", "a: b", " a", "a ", "---", "a #b"),
);
const key = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/).filter((name) => name !== "constructor");
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
      .map((number) => Math.round(number) / 4 + 0),
    fc.boolean(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { noNullPrototype: true, maxKeys: 3 }),
  ),
}));

/** undefined where the strict profile refuses it. */
function read(source: string): JsonObject | undefined {
  const result = parseDocument("tenant", "tenants/a.yaml", source);
  return "document" in result ? result.document.data : undefined;
}

test("a value as YAML is read as that value, on one line or as a file; what the profile refuses, it refuses in both", () => {
  let accepted = 0;
  const property = fc.property(fc.dictionary(key, value, { noNullPrototype: true, minKeys: 1 }), (data) => {
    const inline = inlineYaml(data);
    expect(inline).not.toContain("\n");
    // JSON is YAML: the judge of what the profile lets be said at all.
    const allowed = read(JSON.stringify(data)) !== undefined;
    expect({ inline, data: read(inline) }).toEqual({ inline, data: allowed ? data : undefined });
    const file = fileYaml(data);
    expect({ file, data: read(file) }).toEqual({ file, data: allowed ? data : undefined });
    if (allowed) accepted++;
  });
  fc.assert(property, { ...runs(2000, 7), endOnFailure: true });
  expect(accepted).toBeGreaterThan(1000);
});

test("a value that is set is there, the others stay, and a map that becomes empty goes", () => {
  let edited = 0;
  const place = fc.array(fc.constantFrom("a", "b", "limits", "config"), { minLength: 1, maxLength: 3 });
  const property = fc.property(
    yamlText,
    place,
    fc.constantFrom<JsonValue>("x", 7, ["s"], { k: "v" }),
    (source, path, put) => {
      const parsed = parseDocument("tenant", "tenants/a.yaml", source);
      if (!("document" in parsed)) return;
      const set =
        applyEdits(() => source, [setValue(parsed.document, path, put, {})]).texts.get("tenants/a.yaml") ?? source;
      const data = read(set);
      expect({ set, at: valueAt(data ?? {}, path) }).toEqual({ set, at: put });
      const [top = ""] = path;
      expect({ set, others: without(data ?? {}, top) }).toEqual({ set, others: without(parsed.document.data, top) });
      edited++;
    },
  );
  fc.assert(property, { ...runs(1500, 11), endOnFailure: true });
  expect(edited).toBeGreaterThan(500);
});

function valueAt(data: JsonObject, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((at, step) => (at as JsonObject | undefined)?.[step], data);
}

function without(data: JsonObject, top: string): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== top));
}

test("a catalog that is written from its documents compiles to the same documents", () => {
  const limits = fc.record(
    { max_users: fc.constantFrom(1, 20, 200, 400, 500), max_queries_per_day: fc.constantFrom(1, 1000) },
    { requiredKeys: [] },
  );
  const features = fc.dictionary(fc.constantFrom("search", "analytics", "exports", "legacy"), fc.boolean(), {
    noNullPrototype: true,
  });
  const labels = fc.dictionary(
    key,
    text.filter((label) => /\S/.test(label) && label.length < 60),
    { noNullPrototype: true },
  );
  const extra = fc.record(
    { tier: fc.constantFrom("silver", "gold"), limits, features, labels, prevent_deletion: fc.boolean() },
    { requiredKeys: ["tier"] },
  );
  fc.assert(
    fc.property(fc.array(extra, { minLength: 1, maxLength: 4 }), (tenants) => {
      const changes: Files = Object.fromEntries(
        tenants.map((data, i) => [`tenants/t${i}.yaml`, tenant(`t${i}`, data as JsonObject)]),
      );
      const project = tryProject(changes);
      if (project === undefined) return; // a label that its schema refuses
      const catalog = compileCatalog(project);
      const again = compileCatalog(projectOf({ ...changes, ...written(catalog) }));
      expect(again.hash).toBe(catalog.hash);
    }),
    runs(200, 3),
  );
});

function tryProject(changes: Files) {
  try {
    return projectOf(changes);
  } catch {
    return undefined;
  }
}

function written(catalog: ReturnType<typeof compileCatalog>): Files {
  const excess = { reason: "because", expires: "2027-01-01" };
  const files = Object.entries(sampleFiles).map(([path]): [string, undefined] => [path, undefined]);
  const of = (folder: string, entities: typeof catalog.tiers, declare: (document: JsonObject) => JsonObject) =>
    Object.values(entities).map(({ id, document }): [string, JsonObject] => [
      `${folder}/${id}.yaml`,
      declare(document),
    ]);
  return {
    ...Object.fromEntries(files.filter(([path]) => path !== "tenantry.yaml")),
    ...Object.fromEntries([
      ...of("tiers", catalog.tiers, declareTier),
      ...of("features", catalog.features, declareFeature),
      ...of("flags", catalog.flags, declareFlag),
      ...Object.values(catalog.tenants).map(({ document }): [string, JsonObject] => [
        `tenants/${document.tenant_id}.yaml`,
        declareTenant(document, catalog.tiers[document.tier]?.document, excess),
      ]),
    ]),
  };
}
