import type { JsonObject, JsonValue } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";
import type { SchemaFile } from "../../model/schema-file.ts";
import type { SchemaProblem } from "./guard-schema.ts";
import { allSchemas, stepsOf, subschemas } from "./walk-schema.ts";

/** A value is judged by so many schemas, one within the other, at most. A schema that somebody wrote needs a few dozen. */
const MAX_VISITS = 100_000;

/**
 * A schema that would take for ever: one that leads back to itself without looking deeper into the value, or whose
 * references double at every step. `depth` is that of the deepest config there is.
 */
export function findEndless(file: SchemaFile, files: readonly SchemaFile[], depth: number): SchemaProblem | undefined {
  const visits = isJsonObject(file.data) ? new VisitCounter(files).count(file, file.data, depth) : 1;
  if (visits <= MAX_VISITS) return undefined;
  return {
    path: [],
    part: "key",
    message: Number.isFinite(visits)
      ? `The schema judges one value more than ${MAX_VISITS.toLocaleString("en")} times over.`
      : "The schema leads back to itself for the same value, so that judging it never ends.",
    hint: "Follow its `$ref`s: each should lead to a part of the value, and alternatives should not repeat each other.",
  };
}

class VisitCounter {
  readonly #files: readonly SchemaFile[];
  readonly #known = new Map<JsonObject, (number | "open")[]>();

  constructor(files: readonly SchemaFile[]) {
    this.#files = files;
  }

  /** How many schemas are met on the way to the deepest value, counting each way that leads to one. */
  count(file: SchemaFile, schema: JsonObject, depth: number): number {
    const counts = this.#known.get(schema) ?? [];
    this.#known.set(schema, counts);
    const known = counts[depth];
    if (known === "open") return Infinity;
    if (known !== undefined) return known;
    counts[depth] = "open";
    counts[depth] = 1 + this.#ofReference(file, schema, depth) + this.#ofParts(file, schema, depth);
    return counts[depth];
  }

  #ofReference(file: SchemaFile, { $ref }: JsonObject, depth: number): number {
    const target = typeof $ref === "string" ? this.#resolve(file, $ref) : undefined;
    return target === undefined ? 0 : this.count(target.file, target.schema, depth);
  }

  #ofParts(file: SchemaFile, schema: JsonObject, depth: number): number {
    let sum = 0;
    let widest = 0; // of the keys of a map each has a value of its own
    for (const part of subschemas(schema, [])) {
      if (part.applies === "nowhere" || (part.applies === "inside" && depth === 0)) continue;
      const count = this.count(file, part.schema, part.applies === "here" ? depth : depth - 1);
      if (part.keyword === "properties") widest = Math.max(widest, count);
      else sum += count;
    }
    return sum + widest;
  }

  #resolve(from: SchemaFile, ref: string): { readonly file: SchemaFile; readonly schema: JsonObject } | undefined {
    const [name = "", fragment = ""] = ref.split("#");
    const file = name === "" ? from : this.#files.find((other) => other.name === name);
    if (file === undefined || !isJsonObject(file.data)) return undefined;
    const schema =
      fragment === "" || fragment.startsWith("/")
        ? atPointer(file.data, fragment)
        : [...allSchemas(file.data)].find((part) => part.schema["$anchor"] === fragment)?.schema;
    return isJsonObject(schema) ? { file, schema } : undefined;
  }
}

function atPointer(data: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = data;
  for (const key of stepsOf(pointer)) {
    if (Array.isArray(value)) value = (value as readonly JsonValue[])[Number(key)];
    else value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}
