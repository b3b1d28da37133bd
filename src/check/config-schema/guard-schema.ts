import type { JsonObject, JsonPath } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";
import type { SchemaFile } from "../../model/schema-file.ts";
import { quoteText } from "../../model/quote.ts";
import { suggest } from "../schema/suggest.ts";
import { allSchemas } from "./walk-schema.ts";

/** Why a schema is not used, at a place in its file. */
export interface SchemaProblem {
  readonly path: JsonPath;
  readonly part: "key" | "value";
  readonly message: string;
  readonly hint: string;
}

/** Lists in which schemas may lie count too: this is about the time that compiling takes. */
const MAX_KEYWORDS = 5_000;

const refused: Readonly<Record<string, string>> = {
  $async: "checks are never asynchronous",
  $dynamicRef: "it is not followed; use `$ref`",
  $dynamicAnchor: "it is not followed; use `$defs` and `$ref`",
  $recursiveRef: "it is not followed; use `$ref`",
  $recursiveAnchor: "it is not followed; use `$defs` and `$ref`",
  unevaluatedItems: "ajv judges it wrongly; use `prefixItems` and `items`",
  $vocabulary: "only the standard vocabularies are known",
};

/** The drafts that `$schema` may name. */
const drafts: Readonly<Record<string, "2020-12" | "07">> = {
  "https://json-schema.org/draft/2020-12/schema": "2020-12",
  "http://json-schema.org/draft-07/schema": "07",
};

/** The draft of a schema; undefined when `$schema` names another one. */
export function draftOf({ $schema }: JsonObject): "2020-12" | "07" | undefined {
  if ($schema === undefined) return "2020-12";
  const uri = typeof $schema === "string" ? $schema.replace(/#$/, "") : "";
  return Object.hasOwn(drafts, uri) ? drafts[uri] : undefined;
}

/** What forbids to compile a schema, before anything of it is run; undefined when nothing does. */
export function findForbidden(root: JsonObject, files: readonly SchemaFile[]): SchemaProblem | undefined {
  if (draftOf(root) === undefined)
    return {
      path: ["$schema"],
      part: "value",
      message: `$schema is ${show(root["$schema"])}, a draft that is not known.`,
      hint: `Use ${Object.keys(drafts).join(" or ")}.`,
    };
  let keywords = 0;
  for (const { schema, path } of allSchemas(root)) {
    keywords += Object.keys(schema).length;
    if (keywords > MAX_KEYWORDS)
      return {
        path,
        part: "key",
        message: `The schema has more than ${MAX_KEYWORDS.toLocaleString("en")} keywords.`,
        hint: "Take out what does not describe the config of a tenant.",
      };
    const problem =
      forbiddenKeyword(schema, path) ?? forbiddenRef(schema, path, files) ?? forbiddenMix(schema, path, files);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function forbiddenKeyword(schema: JsonObject, path: JsonPath): SchemaProblem | undefined {
  const keyword = Object.keys(schema).find((key) => Object.hasOwn(refused, key));
  if (keyword !== undefined)
    return {
      path: [...path, keyword],
      part: "key",
      message: `The keyword \`${keyword}\` is not allowed here: ${refused[keyword] ?? ""}.`,
      hint: "Remove it.",
    };
  const id = path.length > 0 && typeof schema["$id"] === "string" ? "$id" : undefined;
  return (
    id && {
      path: [...path, id],
      part: "key",
      message: "Only the whole schema may have an `$id`, not a part of it.",
      hint: "Move the part to a file of its own in schema/, or remove its `$id`.",
    }
  );
}

/** Which properties an `if` has looked at ajv does not always remember. */
function forbiddenMix(schema: JsonObject, path: JsonPath, files: readonly SchemaFile[]): SchemaProblem | undefined {
  if (schema["unevaluatedProperties"] === undefined) return undefined;
  const schemas = files.flatMap(({ data }) => (isJsonObject(data) ? [...allSchemas(data)] : []));
  if (!schemas.some((part) => part.schema["if"] !== undefined)) return undefined;
  return {
    path: [...path, "unevaluatedProperties"],
    part: "key",
    message: "The keyword `unevaluatedProperties` is not allowed beside `if`: ajv judges it wrongly.",
    hint: "Use `additionalProperties`, or `oneOf` in the place of `if`.",
  };
}

function forbiddenRef(schema: JsonObject, path: JsonPath, files: readonly SchemaFile[]): SchemaProblem | undefined {
  const ref = schema["$ref"];
  if (typeof ref !== "string" || ref.startsWith("#")) return undefined;
  const [name = ""] = ref.split("#");
  const at = { path: [...path, "$ref"], part: "value" } as const;
  if (!/^[\w-][\w.-]*\.json$/.test(name))
    return {
      ...at,
      message: `$ref is ${quoteText(ref)}, which leads out of the folder schema/.`,
      hint: "Refer to a part of this file (`#/$defs/…`) or to a file beside it by its name; nothing is fetched.",
    };
  if (files.some((file) => file.name === name)) return undefined;
  const meant = suggest(
    name,
    files.map((file) => file.name),
  );
  return {
    ...at,
    message: `$ref is ${quoteText(ref)}, but there is no file schema/${name}.`,
    hint: meant === undefined ? "Put the file there, or move its content to `$defs`." : `Did you mean \`${meant}\`?`,
  };
}

function show(value: unknown): string {
  return typeof value === "string" ? quoteText(value) : isJsonObject(value) ? "a map" : String(value);
}
