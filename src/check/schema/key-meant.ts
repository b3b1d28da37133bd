import type { ErrorObject } from "ajv";
import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.ts";
import { suggest } from "./suggest.ts";

/** The key for which an unknown one stands: the nearest that is open, or the only one that has to be there. */
export function keyMeant(error: ErrorObject): string | undefined {
  const open = openKeys(error);
  return suggest(stringParameter(error, "additionalProperty"), open) ?? onlyRequired(error, open);
}

function onlyRequired({ parentSchema, data }: ErrorObject, open: readonly string[]): string | undefined {
  const required: unknown = parentSchema?.required;
  if (!Array.isArray(required) || !isJsonObject(data)) return undefined;
  const missing = open.filter((key) => required.includes(key));
  if (missing.length !== 1) return undefined;
  const allowed = allowedKeys(parentSchema).filter((key) => Object.hasOwn(data, key));
  return keysOf(data).size - allowed.length === 1 ? missing[0] : undefined;
}

const known = new WeakMap<JsonObject, ReadonlyMap<string, string | undefined>>();

/** The keys of a map, each with the one above it. Kept, as a map of ten thousand wrong keys is asked for each of them. */
function keysOf(data: JsonObject): ReadonlyMap<string, string | undefined> {
  const kept = known.get(data);
  if (kept !== undefined) return kept;
  const keys = Object.keys(data);
  const above = new Map(keys.map((key, index) => [key, keys[index - 1]]));
  known.set(data, above);
  return above;
}

/** The empty map right above an unknown key: it lost its indentation. */
export function mapLeft({ data, parentSchema }: ErrorObject, key: string): string | undefined {
  if (!isJsonObject(data)) return undefined;
  const above = keysOf(data).get(key);
  return above !== undefined && data[above] === null && allowedKeys(parentSchema).includes(above) ? above : undefined;
}

/** The keys that the schema allows and the map does not have yet. */
export function openKeys({ parentSchema, data }: ErrorObject): string[] {
  return allowedKeys(parentSchema).filter((key) => !isJsonObject(data) || !Object.hasOwn(data, key));
}

export function allowedKeys(schema: ErrorObject["parentSchema"]): string[] {
  const properties: unknown = schema?.properties;
  return isJsonObject(properties) ? Object.keys(properties) : [];
}

export function stringParameter(error: ErrorObject, name: string): string {
  const value = (error.params as Record<string, JsonValue | undefined>)[name]; // ajv types it as a bare record
  return typeof value === "string" ? value : "";
}
