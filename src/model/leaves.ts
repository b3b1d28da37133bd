/** A tenant's document as its leaves: the paths under which plans, holds, origins and `why` speak of a value. */
import type { TenantDocument } from "./catalog.ts";
import type { JsonObject, JsonPath, JsonValue } from "./json.ts";
import { isJsonObject, joinPath, parsePath, sameJson } from "./json.ts";
import { ownValue } from "./own-value.ts";
import { compareText } from "./diagnostic.ts";

/**
 * Every value by its path: `status`, `limits.max_users`, `features.x` (true), `flags.y`, `config.a.b`, `labels.c`,
 * `compliance` (the whole list). Two documents of one tenant are equal exactly when their leaves are.
 *
 * @param groups only what is below these keys of the document, such as `limits`
 */
export function leavesOf(document: TenantDocument, groups?: ReadonlySet<string>): Map<string, JsonValue> {
  const leaves = new Map<string, JsonValue>();
  for (const [key, value] of Object.entries(document as unknown as JsonObject)) {
    if (key === "tenant_id" || groups?.has(key) === false) continue;
    if (key === "features") for (const id of document.features) leaves.set(joinPath(key, id), true);
    else if (!isJsonObject(value)) leaves.set(key, value);
    else if (key === "config")
      for (const name of Object.keys(value)) addNested(leaves, joinPath(key, name), value[name]);
    else for (const name of Object.keys(value)) leaves.set(joinPath(key, name), value[name] ?? null);
  }
  return leaves;
}

/** The keys under which not all of these documents say the same: of thousands of tenants most of each is as it was. */
export function differingGroups(first: TenantDocument, ...others: readonly TenantDocument[]): Set<string> {
  const [one, ...rest] = [first, ...others] as unknown as readonly [JsonObject, ...JsonObject[]]; // a document is JSON
  const found = new Set<string>();
  for (const other of rest)
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
      if (!sameJson(ownValue(one, key), ownValue(other, key))) found.add(key);
  return found;
}

function addNested(leaves: Map<string, JsonValue>, path: string, value: JsonValue = null): void {
  const keys = isJsonObject(value) ? Object.keys(value) : [];
  if (!isJsonObject(value) || keys.length === 0) leaves.set(path, value);
  else for (const key of keys) addNested(leaves, joinPath(path, key), value[key]);
}

/** The document with another value at a leaf; `null` takes the value away. Throws for a text that is no path. */
export function withLeaf(document: TenantDocument, path: string, value: JsonValue): TenantDocument {
  const steps = parsePath(path);
  const [group, name] = steps ?? [];
  if (steps === undefined || group === undefined) throw new Error(`not a path of a value: ${path}`);
  if (group === "features" && typeof name === "string") {
    const others = document.features.filter((id) => id !== name);
    return { ...document, features: value === true ? [...others, name].sort(compareText) : others };
  }
  // A document is JSON, and whoever sets a leaf gives it a value of that leaf's type.
  return withValue(document as unknown as JsonObject, steps, value) as unknown as TenantDocument;
}

function withValue(object: JsonObject, [step, ...rest]: JsonPath, value: JsonValue): JsonObject {
  const key = String(step);
  const { [key]: old, ...others } = object;
  if (rest.length > 0) return { ...object, [key]: withValue(isJsonObject(old) ? old : {}, rest, value) };
  return value === null ? others : { ...object, [key]: value };
}
