import { decodeText } from "../../../src/load/decode-text.ts";
import { parseDocument } from "../../../src/load/parse-document.ts";
import type { JsonPath, JsonValue } from "../../../src/model/json.ts";
import { isJsonObject } from "../../../src/model/json.ts";
import { requirePlace } from "./require-place.ts";

const file = "tenants/alpha.yaml";

/** Reads one document by itself, and asks for the place of everything in it. */
export function judgeDocument(bytes: Buffer): void {
  const texts = new Map([[file, decodeText(bytes)]]);
  const result = parseDocument("tenant", file, bytes);
  if ("diagnostic" in result) {
    requirePlace(result.diagnostic, texts);
    return;
  }
  const { document } = result;
  for (const path of pathsOf(document.data, []))
    for (const part of ["key", "value"] as const) requirePlace({ file, span: document.locate(path, part) }, texts);
  for (const { span } of document.commentsWith("tenantry-ignore")) requirePlace({ file, span }, texts);
}

function* pathsOf(value: JsonValue, path: JsonPath): Generator<JsonPath> {
  yield path;
  const items = Array.isArray(value)
    ? (value as readonly JsonValue[]).entries()
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  for (const [step, item] of items) yield* pathsOf(item, [...path, step]);
}
