import type { JsonObject, JsonValue } from "../../model/json.ts";
import type { Lines } from "./lines.ts";
import { notPlain } from "./not-plain.ts";
import { takeFlowPlain, takeKey, takeQuoted } from "./plain-scalar.ts";

/** A list or map between brackets or braces, or what stands in one. Throws `notPlain`, also where a line ends inside. */
export function takeFlow(lines: Lines, levels: number): JsonValue {
  if (levels === 0) throw notPlain;
  const sign = lines.source[lines.at];
  if (sign === "[") return takeItems(lines, levels);
  if (sign === "{") return takeEntries(lines, levels);
  return takeQuoted(lines) ?? takeFlowPlain(lines);
}

function takeItems(lines: Lines, levels: number): JsonValue[] {
  const items: JsonValue[] = [];
  while (takeSeparator(lines, "]", items.length === 0)) items.push(takeFlow(lines, levels - 1));
  return items;
}

function takeEntries(lines: Lines, levels: number): JsonObject {
  const values: Record<string, JsonValue> = {};
  for (let first = true; takeSeparator(lines, "}", first); first = false) {
    const key = takeKey(lines);
    if (key === undefined || Object.hasOwn(values, key)) throw notPlain;
    lines.skipSpaces();
    values[key] = takeFlow(lines, levels - 1);
  }
  return values;
}

/** Moves to the next entry, or behind the end. */
function takeSeparator(lines: Lines, end: string, first: boolean): boolean {
  if (first) lines.at++;
  lines.skipSpaces();
  const sign = lines.source[lines.at];
  if (sign === end) {
    lines.at++;
    return false;
  }
  if (first) return true;
  if (sign !== ",") throw notPlain;
  lines.at++;
  lines.skipSpaces();
  return true;
}
