import type { JsonObject, JsonValue } from "../model/json.ts";
import type { Place } from "./rule.ts";
import { isJsonObject } from "../model/json.ts";

/** The same data with another name at a place: as a value, or as a key unless that key is there already. */
export function renameAt(data: JsonValue, place: Pick<Place, "path" | "part">, name: string): JsonValue {
  const [step, ...path] = place.path;
  if (step === undefined) return name;
  const rest = { path, part: place.part };
  if (isJsonObject(data))
    return place.part === "key" && path.length === 0
      ? renameKey(data, step, name)
      : mapEntries(data, (key, value) => [key, key === step ? renameAt(value, rest, name) : value]);
  if (typeof data !== "object" || data === null) return data;
  return data.map((item, index) => (index === step ? renameAt(item, rest, name) : item));
}

function renameKey(data: JsonObject, from: string | number, to: string): JsonObject {
  return Object.hasOwn(data, to) ? data : mapEntries(data, (key, value) => [key === from ? to : key, value]);
}

function mapEntries(data: JsonObject, map: (key: string, value: JsonValue) => [string, JsonValue]): JsonObject {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => map(key, value)));
}
