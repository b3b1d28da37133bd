import type { ErrorObject } from "ajv";
import type { JsonPath } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";
import { quoteText } from "../../model/quote.ts";
import type { SchemaFile } from "../../model/schema-file.ts";
import { suggest } from "../schema/suggest.ts";
import { loadAjv } from "./load-engines.ts";
import type { SchemaProblem } from "./guard-schema.ts";
import { allSchemas, stepsOf } from "./walk-schema.ts";

/** A schema that does not keep the schema of schemas; caught where it is thrown from. */
export class BadSchema extends Error {
  readonly found: ErrorObject | undefined;

  constructor(found: ErrorObject | undefined) {
    super("The schema is no JSON Schema.");
    this.found = found;
  }
}

/** What ajv has against a schema, at the place in its file as far as the message tells it. */
export function describeRefusal(error: unknown, file: SchemaFile): SchemaProblem {
  if (error instanceof BadSchema && error.found !== undefined) {
    const { instancePath, message = "is not valid", params } = error.found;
    const allowed = "allowedValues" in params && Array.isArray(params["allowedValues"]) ? params["allowedValues"] : [];
    return {
      path: pathOf(instancePath),
      part: "value",
      message: `This is no JSON Schema: it ${message}.`,
      hint:
        allowed.length > 0 ? `Write one of ${allowed.join(", ")}.` : "Look it up in the draft that `$schema` names.",
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const unknown = /unknown keyword: "(?<keyword>[^"]*)"/.exec(reason)?.groups?.["keyword"];
  if (unknown !== undefined) return unknownKeyword(unknown, file);
  const format = /unknown format "(?<format>[^"]*)"/.exec(reason)?.groups?.["format"];
  if (format !== undefined) return unknownFormat(format, file);
  const pointer = /#(?<pointer>\/[^"\s]*)/.exec(reason)?.groups?.["pointer"] ?? "";
  return {
    path: pathOf(pointer),
    part: "key",
    message: `The schema cannot be used: ${reason.replace(/^strict mode: /, "").replaceAll("tenantry:/schema/", "")}.`,
    hint: "Only what the draft defines is known, and every reference has to lead somewhere.",
  };
}

function unknownKeyword(keyword: string, { data }: SchemaFile): SchemaProblem {
  const at = isJsonObject(data)
    ? [...allSchemas(data)].find(({ schema }) => Object.hasOwn(schema, keyword))
    : undefined;
  const meant = suggest(keyword, keywords);
  return {
    path: [...(at?.path ?? []), keyword],
    part: "key",
    message: `${quoteText(keyword)} is not a keyword of JSON Schema.`,
    hint:
      meant === undefined
        ? "Remove it, or put it below `properties` if it is a key of the config."
        : `Did you mean \`${meant}\`?`,
  };
}

function unknownFormat(format: string, { data }: SchemaFile): SchemaProblem {
  const at = isJsonObject(data) ? [...allSchemas(data)].find(({ schema }) => schema["format"] === format) : undefined;
  const known = Object.keys(loadAjv("2020-12").formats).sort();
  const meant = suggest(format, known);
  return {
    path: [...(at?.path ?? []), "format"],
    part: "value",
    message: `${quoteText(format)} is no format that is checked.`,
    hint: meant === undefined ? `Use one of ${known.join(", ")}, or a \`pattern\`.` : `Did you mean \`${meant}\`?`,
  };
}

function pathOf(pointer: string): JsonPath {
  return stepsOf(pointer).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** For guessing what was meant; which ones there are is ajv's to know. */
const keywords = (
  "type enum const properties required additionalProperties patternProperties propertyNames minProperties maxProperties " +
  "items prefixItems contains minItems maxItems uniqueItems minLength maxLength pattern format minimum maximum " +
  "exclusiveMinimum exclusiveMaximum multipleOf allOf anyOf oneOf not if then else dependentRequired dependentSchemas " +
  "unevaluatedProperties unevaluatedItems $ref $defs definitions description title default examples"
).split(" ");
