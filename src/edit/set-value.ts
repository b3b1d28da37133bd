import type { Edit } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { JsonPath, JsonValue } from "../model/json.ts";
import { isJsonObject, sameJson } from "../model/json.ts";
import type { KeyOrder } from "../model/key-order.ts";
import { ownValue } from "../model/own-value.ts";
import { insertEntry, removeEntry, replaceValue, valueOf } from "./splices.ts";
import { inlineYaml, scalarYaml } from "./yaml-text.ts";

/**
 * The splices that make a document say a value at a path, or nothing there (undefined). Maps on the way are made where
 * they are missing, and a map that becomes empty goes. A new key stands behind those that come before it in `order`.
 *
 * @throws Error for an item of a list that is not there: a list is set as a whole.
 */
export function setValue(document: Document, path: JsonPath, value: JsonValue | undefined, order: KeyOrder): Edit[] {
  const now = valueOf(document, path);
  if (value === undefined) return now === undefined ? [] : removeEntry(document, path);
  if (now !== undefined) return sameJson(now, value) ? [] : replaceValue(document, path, inlineYaml(value));
  const depth = depthOfMap(document, path);
  const key = path[depth];
  if (typeof key !== "string") throw new Error(`No item at ${JSON.stringify(path)}.`);
  const nested = path.slice(depth + 1).reduceRight<JsonValue>((inner, step) => ({ [step]: inner }), value);
  const parent = path.slice(0, depth);
  const text = inlineYaml(nested);
  if (valueOf(document, [...parent, key]) !== undefined) return replaceValue(document, [...parent, key], text);
  return insertEntry(document, parent, scalarYaml(key), text, keysBefore(order, parent, key));
}

/** How many steps of the path lead to a map that is there. */
function depthOfMap(document: Document, path: JsonPath): number {
  let depth = path.length - 1;
  while (depth > 0 && !isJsonObject(valueOf(document, path.slice(0, depth)))) depth--;
  return depth;
}

function keysBefore(order: KeyOrder, parent: JsonPath, key: string): string[] {
  let level: KeyOrder | undefined = order;
  for (const step of parent)
    level = typeof step === "number" ? level?.items : (ownValue(level?.keys ?? {}, step) ?? level?.others);
  const keys = Object.keys(level?.keys ?? {});
  return keys.slice(0, Math.max(0, keys.indexOf(key)));
}
