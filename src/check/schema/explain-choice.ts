import { describePath, describeType, describeValue, listAlternatives } from "./describe.ts";
import type { SchemaError } from "./schema-error.ts";
import { hintForNumber, mendNumber } from "./explain-type.ts";
import type { Finding } from "./finding.ts";
import { unitOf } from "./number-meant.ts";
import { mendValue, onlyNear, type Mend } from "./mend.ts";
import { suggest } from "./suggest.ts";

/** A value that an `enum` or a `const` does not list. */
export function explainChoice(error: SchemaError): Finding {
  const { path, data, schema } = error;
  const allowed = (Array.isArray(schema) ? schema : [schema]).map(String);
  return {
    rule: "schema/not-allowed-value",
    path,
    part: "value",
    message: `${describePath(path)} is ${describeValue(data)}; allowed ${allowed.length === 1 ? "is" : "are"} ${allowed.join(", ")}.`,
    hint: hintForChoice(data, allowed) ?? `Write ${listAlternatives(allowed)}.`,
    fix: mendChoice(error, allowed),
  };
}

/** A value that fits none of several types: a limit may be a number, `unlimited` or a map. */
export function explainAlternatives(error: SchemaError): Finding {
  const { path, data, alternatives = [] } = error;
  const types = alternatives.filter(({ keyword }) => keyword === "type").map(({ schema }) => String(schema));
  const words = alternatives.filter(({ keyword }) => keyword === "const").map(({ schema }) => String(schema));
  const expected = [...words.map((word) => `\`${word}\``), ...types.map(describeType)];
  const meant = hintForChoice(data, words);
  return {
    rule: meant === undefined ? "schema/wrong-type" : "schema/not-allowed-value",
    path,
    part: "value",
    message: `${describePath(path)} is ${describeValue(data)}; ${listAlternatives(expected)} is expected.`,
    hint: meant ?? hintForNumber(types[0] ?? "number", data, unitOf(error)),
    fix: meant === undefined ? mendNumber(error, types[0] ?? "") : mendChoice(error, words),
  };
}

/** YAML 1.2 reads `on` as text, so where text is listed, true was meant as one of those words. */
function hintForChoice(data: unknown, allowed: readonly string[]): string | undefined {
  const text = wordOf(data);
  const meant = text === undefined ? undefined : suggest(text, allowed);
  return meant === undefined ? undefined : `Did you mean \`${meant}\`?`;
}

function mendChoice(error: SchemaError, allowed: readonly string[]): Mend | undefined {
  const text = wordOf(error.data);
  const meant = text === undefined ? undefined : onlyNear(text, allowed);
  return meant === undefined ? undefined : mendValue(error, meant);
}

function wordOf(data: unknown): string | undefined {
  if (typeof data === "boolean") return data ? "on" : "off";
  return typeof data === "string" ? data : undefined;
}
