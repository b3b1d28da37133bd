/** An edit of the text is the same edit of the data, wherever it is made and however the text is written. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { appendItem, insertEntry, removeEntry, replaceValue } from "../../src/edit/splices.ts";
import { applyEdits } from "../../src/edit/apply-edits.ts";
import { parseDocument } from "../../src/load/parse-document.ts";
import type { Edit } from "../../src/model/diagnostic.ts";
import type { Document } from "../../src/model/document.ts";
import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from "../../src/model/json.ts";
import { runs } from "../support/runs.ts";
import { yamlText } from "./yaml-text.ts";

type Change = (
  document: Document,
  path: JsonPath,
  value: JsonValue,
) => [edits: Edit[], expected: JsonValue] | undefined;

const changes: Readonly<Record<string, Change>> = {
  removeEntry: (document, path) => [removeEntry(document, path), withoutEntry(document.data, path)],
  replaceValue: (document, path) =>
    path.length === 0 ? undefined : [replaceValue(document, path, "[7]"), withValue(document.data, path, [7])],
  insertEntry: (document, path, value) =>
    isJsonObject(value)
      ? [insertEntry(document, path, "added", "7"), withValue(document.data, path, { ...value, added: 7 })]
      : undefined,
  insertFirst: (document, path, value) =>
    isJsonObject(value)
      ? [
          insertEntry(document, path, "added", "7", Object.keys(value).slice(0, 1)),
          withValue(document.data, path, { ...value, added: 7 }),
        ]
      : undefined,
  appendItem: (document, path, value) =>
    Array.isArray(value)
      ? [appendItem(document, path, "x"), withValue(document.data, path, [...(value as JsonValue[]), "x"])]
      : undefined,
};

test.each(Object.entries(changes))(
  "%s",
  (_, change) => {
    let edited = 0;
    const property = fc.property(yamlText, (text) => {
      const document = parse(text);
      if (document === undefined) return;
      for (const [path, value] of walk(document.data, [])) {
        const changed = change(document, path, value);
        if (changed === undefined) continue;
        const [edits, expected] = changed;
        const { texts, applied } = applyEdits(() => text, [edits]);
        const after = texts.get(document.file) ?? text;
        expect(applied).toEqual([0]);
        expect({ path, after, data: parse(after)?.data }).toEqual({ path, after, data: expected });
        edited++;
      }
    });
    fc.assert(property, { ...runs(700, 20261124), endOnFailure: true });
    expect(edited).toBeGreaterThan(200);
  },
  120_000,
);

function parse(text: string): Document | undefined {
  const result = parseDocument("tenant", "tenants/legal.yaml", text);
  return "document" in result ? result.document : undefined;
}

function* walk(value: JsonValue, path: JsonPath): Generator<[JsonPath, JsonValue]> {
  yield [path, value];
  if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
  else if (typeof value === "object" && value !== null)
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
}

/** Parents that become empty go too; the root stays. */
function withoutEntry(data: JsonObject, path: JsonPath): JsonValue {
  if (path.length === 0) return {};
  const parent = path.slice(0, -1);
  const container = valueAt(data, parent);
  const entries = Object.entries<JsonValue>(container as JsonObject).filter(([step]) => step !== String(path.at(-1)));
  if (entries.length === 0) return withoutEntry(data, parent);
  return withValue(
    data,
    parent,
    Array.isArray(container) ? entries.map(([, item]) => item) : Object.fromEntries<JsonValue>(entries),
  );
}

function withValue(value: JsonValue, path: JsonPath, put: JsonValue): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return put;
  if (Array.isArray(value))
    return value.map((item: JsonValue, index) => (index === step ? withValue(item, rest, put) : item));
  const map = value as JsonObject;
  return { ...map, [step]: withValue(map[step] ?? null, rest, put) };
}

function valueAt(value: JsonValue, path: JsonPath): JsonValue {
  let at = value;
  for (const step of path) at = stepInto(at, step);
  return at;
}

function stepInto(value: JsonValue, step: string | number): JsonValue {
  return (value as Readonly<Record<string | number, JsonValue>>)[step] ?? null; // a list is a record of its indexes
}
