import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { JsonValue } from "../model/json.ts";

/**
 * Canonical JSON of RFC 8785. Engines write numbers and strings as it asks and keys in insertion order, so that
 * sorting the keys and stringifying natively gives its bytes, in half the time of the reference library. That one
 * is left for objects with keys such as "10": an engine moves those to the front.
 */
export function canonicalJson(value: JsonValue): string {
  const sorted = sortKeys(value);
  if (sorted !== undefined) return JSON.stringify(sorted);
  const text = canonicalize(value);
  if (text === undefined) throw new Error("not a JSON value");
  return text;
}

/** SHA-256 of a text's UTF-8, in lower-case hex. */
export function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** A copy whose keys are in canonical order; undefined when an object cannot hold them in that order. */
function sortKeys(value: JsonValue): JsonValue | undefined {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const items = value.map(sortKeys);
    return items.includes(undefined) ? undefined : (items as JsonValue[]);
  }
  const object = value as Readonly<Record<string, JsonValue | undefined>>;
  const copy: Record<string, JsonValue> = {};
  for (const key of Object.keys(object).sort()) {
    const child = object[key];
    if (child === undefined) continue;
    const sorted = reordersKey(key) ? undefined : sortKeys(child);
    if (sorted === undefined) return undefined;
    copy[key] = sorted;
  }
  return copy;
}

function reordersKey(key: string): boolean {
  const first = key.charCodeAt(0);
  return (first >= 48 && first <= 57) || key === "__proto__";
}
