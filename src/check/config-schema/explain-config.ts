import type { ErrorObject } from "ajv";
import type { Document } from "../../model/document.ts";
import { collapseErrors } from "../schema/collapse-errors.ts";
import { allowedKeys } from "../schema/key-meant.ts";
import { describePath, describeValue, toPath } from "../schema/describe.ts";
import { explainError } from "../schema/explain-error.ts";
import type { Finding } from "../schema/finding.ts";
import type { CollapsedError } from "../schema/schema-error.ts";

type ConfigFinding = Omit<Finding, "rule">;

/** What ajv says of a tenant's config, in the words of all other files; one finding for each value. */
export function explainConfig(document: Document, errors: readonly ErrorObject[]): ConfigFinding[] {
  // Why single items of a list are not the one that is sought is no news.
  // To collapse them, it makes no difference whether one or several alternatives were allowed to fit.
  const alike = errors
    .filter(({ schemaPath }) => !schemaPath.includes("/contains/"))
    .map((error) => (error.keyword === "anyOf" ? { ...error, keyword: "oneOf" } : error));
  const collapsed = collapseErrors(alike);
  const seen = new Set<string>();
  return collapsed.flatMap((error) => {
    const finding = explain(document, { ...error, instancePath: `/config${error.instancePath}` });
    const key = JSON.stringify(finding.path);
    // Each missing key is a mistake of its own, though all are reported at the map that lacks them.
    if (error.keyword !== "required" && seen.has(key)) return [];
    if (error.keyword !== "required") seen.add(key);
    return [finding];
  });
}

function explain(document: Document, error: CollapsedError): ConfigFinding {
  if (speaksPlainly(error)) return explainError(document, error);
  const path = toPath(document, error.instancePath);
  const where = describePath(path);
  const params = error.params as Readonly<Record<string, unknown>>; // each keyword has its own
  const finding = (message: string, hint: string): ConfigFinding => ({ path, part: "value", message, hint });
  const value = describeValue(error.data);
  const limit = String(params["limit"]);
  switch (error.keyword) {
    case "additionalProperties":
    case "unevaluatedProperties": {
      const key = String(params["additionalProperty"] ?? params["unevaluatedProperty"]);
      return {
        ...finding(`${describeValue(key)} is not a key of ${where}.`, "Delete it."),
        path: [...path, key],
        part: "key",
      };
    }
    case "exclusiveMinimum":
      return finding(`${where} is ${value}; a number above ${limit} is expected.`, `Write a number above ${limit}.`);
    case "exclusiveMaximum":
      return finding(`${where} is ${value}; a number below ${limit} is expected.`, `Write a number below ${limit}.`);
    case "multipleOf": {
      const step = String(params["multipleOf"]);
      return finding(`${where} is ${value}; a multiple of ${step} is expected.`, `Write a multiple of ${step}.`);
    }
    case "enum":
    case "const": {
      const allowed = JSON.stringify(error.schema);
      return finding(`${where} is ${value}; ${allowed} is expected.`, "Write it as the schema lists it.");
    }
    case "type":
      return finding(
        `${where} is ${value}; ${String(error.schema).replaceAll(",", " or ")} is expected.`,
        "Write a value of one of these types.",
      );
    case "oneOf":
      return finding(
        `${where} is ${value}, which fits several alternatives of the schema; only one may fit.`,
        hintForSeveral(error),
      );
    case "not":
      return finding(`${where} is ${value}, which the schema rules out.`, "Use another value.");
    default:
      return finding(
        `${where} does not keep the schema: it ${error.message ?? "is not allowed"}.`,
        "See the description in the schema.",
      );
  }
}

/** Alternatives are mostly told apart by the keys that each of them requires. */
function hintForSeveral({ schema, params }: CollapsedError): string {
  const branches: readonly unknown[] = Array.isArray(schema) ? schema : [];
  const { passingSchemas = [] } = params as { readonly passingSchemas?: readonly number[] };
  const keys = passingSchemas.map((index) => (branches[index] as { readonly required?: unknown }).required);
  if (!keys.every((required) => Array.isArray(required) && required.length === 1))
    return "Take out what belongs to the others.";
  return `Keep one of ${keys.map((required) => `\`${String(required)}\``).join(", ")}.`;
}

/** Whether the words for the tool's own schemas fit: those use a part of JSON Schema only. */
function speaksPlainly({ keyword, schema, params, parentSchema, data }: CollapsedError): boolean {
  if (data === null) return true;
  if (keyword === "additionalProperties") return allowedKeys(parentSchema).length > 0;
  if (keyword === "enum" || keyword === "const")
    return (Array.isArray(schema) ? (schema as unknown[]) : [schema]).every((item) => typeof item !== "object");
  if (keyword === "type") return typeof schema === "string" && schema !== "null";
  if (keyword === "oneOf") return (params as { passingSchemas?: unknown }).passingSchemas == null;
  return plain.has(keyword);
}

const plain = new Set(
  "required minimum maximum minLength maxLength minItems maxItems minProperties pattern format uniqueItems".split(" "),
);
