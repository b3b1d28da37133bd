import type { ErrorObject } from "ajv";
import { isJsonObject, type JsonObject, type JsonValue } from "../../model/json.ts";
import { ownValue } from "../../model/own-value.ts";
import { suggest } from "./suggest.ts";

/** The key for which an unknown one stands: the nearest that is open, that of its content, or the only one that has to be there. */
export function keyMeant(error: ErrorObject): string | undefined {
  const open = openKeys(error);
  const key = stringParameter(error, "additionalProperty");
  const holder = keyByContent(error, key);
  return suggest(key, open) ?? open.find((one) => one === holder) ?? onlyRequired(error, open);
}

/** The one allowed key whose own keys are those that a map under an unknown key holds. */
export function keyByContent({ parentSchema, data }: ErrorObject, key: string): string | undefined {
  const value = isJsonObject(data) ? data[key] : undefined;
  const properties: unknown = parentSchema?.properties;
  if (!isJsonObject(value) || !isJsonObject(properties)) return undefined;
  const inside = Object.entries(value);
  const holders = Object.entries(properties).filter(([, schema]) => {
    const below: unknown = isJsonObject(schema) ? schema.properties : undefined;
    return (
      inside.length > 0 && isJsonObject(below) && inside.every(([name, item]) => fits(ownValue(below, name), item))
    );
  });
  return holders.length === 1 ? holders[0]?.[0] : undefined;
}

/** `flags` is a map in one place and a folder's name in another. */
function fits(schema: JsonValue | undefined, value: JsonValue): boolean {
  if (!isJsonObject(schema)) return false;
  return schema["type"] === undefined || (schema["type"] === "object") === isJsonObject(value);
}

function onlyRequired({ parentSchema, data }: ErrorObject, open: readonly string[]): string | undefined {
  const required: unknown = parentSchema?.required;
  if (!Array.isArray(required) || !isJsonObject(data)) return undefined;
  const missing = open.filter((key) => required.includes(key));
  if (missing.length !== 1) return undefined;
  const allowed = allowedKeys(parentSchema).filter((key) => Object.hasOwn(data, key));
  return keysOf(data).size - allowed.length === 1 ? missing[0] : undefined;
}

/**
 * The keys of a map, each with the one above it. Kept, as a map of ten thousand wrong keys is asked for each of them; only
 * of the last map, as what is wrong with one comes in a row, and a file may hold ten thousand maps.
 */
const keysOf = keepLast((data: JsonObject): ReadonlyMap<string, string | undefined> => {
  const keys = Object.keys(data);
  return new Map(keys.map((key, index) => [key, keys[index - 1]]));
});

function keepLast<T>(make: (data: JsonObject) => T): (data: JsonObject) => T {
  let last: { readonly data: JsonObject; readonly made: T } | undefined;
  return (data) => {
    if (last?.data !== data) last = { data, made: make(data) };
    return last.made;
  };
}

/** The empty map above an unknown key, or above several of them: they lost their indentation. */
export function mapLeft({ data, parentSchema }: ErrorObject, key: string): string | undefined {
  if (!isJsonObject(data)) return undefined;
  const allowed = allowedKeys(parentSchema);
  const keys = keysOf(data);
  let above = keys.get(key);
  // A misspelt key further below has its own hint.
  if (above !== undefined && !allowed.includes(above) && suggest(key, allowed) !== undefined) return undefined;
  for (let steps = 0; steps < MOST_MOVED && above !== undefined && !allowed.includes(above); steps++)
    above = keys.get(above);
  return above !== undefined && data[above] === null && allowed.includes(above) ? above : undefined;
}

/** Of a map of ten thousand wrong keys each would be sought through all before it. */
const MOST_MOVED = 20;

let opened:
  { readonly data: JsonObject; readonly allowed: readonly string[]; readonly open: readonly string[] } | undefined;

/** The keys that the schema allows and the map does not have yet: one list for a map, as what is made of it is kept by list. */
export function openKeys({ parentSchema, data }: ErrorObject): readonly string[] {
  const allowed = allowedKeys(parentSchema);
  if (!isJsonObject(data)) return allowed;
  if (opened?.data === data && opened.allowed === allowed) return opened.open;
  const missing = allowed.filter((key) => !Object.hasOwn(data, key));
  const open = missing.length === allowed.length ? allowed : missing; // the list of thousands of maps that hold none
  opened = { data, allowed, open };
  return open;
}

const listed = new WeakMap<JsonObject, readonly string[]>();

/** One list for a schema. */
export function allowedKeys(schema: ErrorObject["parentSchema"]): readonly string[] {
  const properties: unknown = schema?.properties;
  if (!isJsonObject(properties)) return [];
  const kept = listed.get(properties) ?? Object.keys(properties);
  listed.set(properties, kept);
  return kept;
}

export function stringParameter(error: ErrorObject, name: string): string {
  const value = (error.params as Record<string, JsonValue | undefined>)[name]; // ajv types it as a bare record
  return typeof value === "string" ? value : "";
}
