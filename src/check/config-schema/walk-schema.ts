import type { JsonObject, JsonPath, JsonValue } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";

/** A schema within a schema, and which values it is applied to: the same one, those inside it, or none by itself. */
export interface Subschema {
  readonly schema: JsonObject;
  readonly path: JsonPath;
  readonly applies: "here" | "inside" | "nowhere";
  /** The keyword that holds it. */
  readonly keyword: string;
}

const one: Readonly<Record<string, Subschema["applies"]>> = {
  not: "here",
  if: "here",
  then: "here",
  else: "here",
  additionalProperties: "inside",
  additionalItems: "inside",
  items: "inside",
  contains: "inside",
  unevaluatedItems: "inside",
  unevaluatedProperties: "inside",
  propertyNames: "inside",
};
const lists: Readonly<Record<string, Subschema["applies"]>> = {
  allOf: "here",
  anyOf: "here",
  oneOf: "here",
  prefixItems: "inside",
  items: "inside",
};
const maps: Readonly<Record<string, Subschema["applies"]>> = {
  dependentSchemas: "here",
  dependencies: "here",
  properties: "inside",
  patternProperties: "inside",
  $defs: "nowhere",
  definitions: "nowhere",
};

/** The schemas directly within a schema. Values that only look like schemas (`enum`, `default`) are none. */
export function* subschemas(schema: JsonObject, path: JsonPath): Generator<Subschema> {
  for (const [keyword, value] of Object.entries(schema)) {
    const inOne = Object.hasOwn(one, keyword) ? one[keyword] : undefined;
    const inList = Object.hasOwn(lists, keyword) ? lists[keyword] : undefined;
    const inMap = Object.hasOwn(maps, keyword) ? maps[keyword] : undefined;
    if (inOne !== undefined && isJsonObject(value))
      yield { schema: value, path: [...path, keyword], applies: inOne, keyword };
    else if (inList !== undefined && Array.isArray(value)) {
      for (const [index, item] of value.entries() as ArrayIterator<[number, JsonValue]>)
        if (isJsonObject(item)) yield { schema: item, path: [...path, keyword, index], applies: inList, keyword };
    } else if (inMap !== undefined && isJsonObject(value))
      for (const [key, item] of Object.entries(value))
        if (isJsonObject(item)) yield { schema: item, path: [...path, keyword, key], applies: inMap, keyword };
  }
}

/** A schema and all schemas within it, the outer ones first. */
export function* allSchemas(root: JsonObject): Generator<{ readonly schema: JsonObject; readonly path: JsonPath }> {
  const open: { schema: JsonObject; path: JsonPath }[] = [{ schema: root, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    for (const { schema, path } of subschemas(next.schema, next.path)) open.push({ schema, path });
  }
}

/** The steps of a JSON pointer in a reference (RFC 6901, section 6): percent-encoded, with `~1` for a slash. */
export function stepsOf(pointer: string): string[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}
