import type { Document } from "../../model/document.ts";
import { describePath, describeValue, toPath } from "./describe.ts";
import { explainAlternatives, explainChoice } from "./explain-choice.ts";
import { explainFormat, explainPattern } from "./explain-format.ts";
import { explainMissingKey, explainUnknownKey } from "./explain-key.ts";
import { explainLength, explainRange } from "./explain-size.ts";
import { explainType } from "./explain-type.ts";
import type { Finding } from "./finding.ts";
import type { CollapsedError, SchemaError, Surroundings } from "./schema-error.ts";

/** An error of ajv in the words of this tool. */
export function explainError(document: Document, collapsed: CollapsedError, loaded?: Surroundings): Finding {
  const path = toPath(document, collapsed.instancePath);
  const error: SchemaError = { ...collapsed, document, path, loaded };
  if (error.data === null) return explainBlank(error);
  const explain = explainers[error.keyword];
  if (explain === undefined) throw new Error(`No message is written for the keyword ${error.keyword}.`);
  return explain(error);
}

const explainers: Readonly<Record<string, (error: SchemaError) => Finding>> = {
  additionalProperties: explainUnknownKey,
  required: explainMissingKey,
  type: explainType,
  enum: explainChoice,
  const: explainChoice,
  oneOf: explainAlternatives,
  minimum: explainRange,
  maximum: explainRange,
  minLength: explainLength,
  maxLength: explainLength,
  minItems: explainLength,
  maxItems: explainLength,
  minProperties: explainLength,
  pattern: explainPattern,
  format: explainFormat,
  uniqueItems: explainDuplicate,
};

function explainBlank({ path }: SchemaError): Finding {
  return {
    rule: "schema/wrong-type",
    path,
    part: typeof path.at(-1) === "string" ? "key" : "value",
    message: `${describePath(path)} has no value.`,
    hint: "Write a value, or delete the key where it is not required: a value that is absent is left out.",
  };
}

function explainDuplicate({ path, params, data }: SchemaError): Finding {
  const { i, j } = params as { i: number; j: number }; // uniqueItems always names the two
  const [later, earlier] = i > j ? [i, j] : [j, i];
  const item: unknown = Array.isArray(data) ? data[later] : undefined;
  return {
    rule: "schema/duplicate-item",
    path: [...path, later],
    part: "value",
    message: `${describePath(path)} holds ${describeValue(item)} twice.`,
    hint: "Delete one of the two.",
    related: { message: "The first one is here.", path: [...path, earlier] },
  };
}
