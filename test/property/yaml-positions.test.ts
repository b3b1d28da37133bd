/** A position is right when the text that it spans is the value. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocument as parseYaml } from "yaml";
import { parseDocument } from "../../src/load/parse-document.ts";
import type { Document } from "../../src/model/document.ts";
import { isJsonObject, type JsonPath, type JsonValue } from "../../src/model/json.ts";
import { yamlText } from "./yaml-text.ts";
import { runs } from "../support/runs.ts";

test("the text at the position of a value or key parses to that value or key", () => {
  let located = 0;
  const property = fc.property(yamlText, (text) => {
    const result = parseDocument("tenant", "tenants/legal.yaml", text);
    if ("diagnostic" in result) return;
    for (const [path, value] of walk(result.document.data, [])) {
      located++;
      expect([path, valueAt(result.document, path)]).toEqual([path, value]);
      const key = path.at(-1);
      if (typeof key === "string") expect(keyAt(result.document, path)).toBe(key);
    }
  });
  fc.assert(property, { ...runs(2000, 20261123), endOnFailure: true });
  expect(located).toBeGreaterThan(3500);
}, 120_000);

/** Parses what a position spans in the column where it stands, so that the lines of a block keep their indentation. */
function valueAt(document: Document, path: JsonPath): unknown {
  const indent = " ".repeat(document.locate(path).start.column - 1);
  return parseYaml(`${indent}${textAt(document, path, "value")}\n`, { version: "1.2" }).toJS();
}

function keyAt(document: Document, path: JsonPath): unknown {
  const map: unknown = parseYaml(` ${textAt(document, path, "key")}: 1`, { version: "1.2" }).toJS();
  return isJsonObject(map) ? Object.keys(map)[0] : undefined;
}

function textAt(document: Document, path: JsonPath, part: "key" | "value"): string {
  const { start, end } = document.locate(path, part);
  return document.source.slice(start.offset, end.offset);
}

function* walk(value: JsonValue, path: JsonPath): Generator<[JsonPath, JsonValue]> {
  if (path.length > 0) yield [path, value];
  if (isJsonObject(value)) for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
  else if (typeof value === "object" && value !== null)
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index]);
}
