import { describePath, describeType, describeValue, listAlternatives } from "./describe.ts";
import { explainBranches } from "./explain-branches.ts";
import type { SchemaError } from "./schema-error.ts";
import { hintForNumber, mendNumber } from "./explain-type.ts";
import type { Finding } from "./finding.ts";
import { unitOf } from "./number-meant.ts";
import { mendValue, onlyNear, type Mend } from "./mend.ts";
import { suggest } from "./suggest.ts";
import { hintForCeiling } from "./tiers.ts";

/** A value that an `enum` or a `const` does not list. */
export function explainChoice(error: SchemaError): Finding {
  const { path, data, schema } = error;
  const allowed = (Array.isArray(schema) ? schema : [schema]).map(String);
  return {
    rule: "schema/not-allowed-value",
    path,
    part: "value",
    message: `${describePath(path)} is ${describeValue(data)}; allowed ${allowed.length === 1 ? "is" : "are"} ${allowed.join(", ")}.`,
    hint: hintForQuoted(data, schema) ?? hintForChoice(data, allowed) ?? `Write ${listAlternatives(allowed)}.`,
    fix: mendChoice(error, allowed),
  };
}

/** A value that fits none of several types: a limit may be a number, `unlimited` or a map. */
export function explainAlternatives(error: SchemaError): Finding {
  const { path, data, alternatives = [] } = error;
  const types = alternatives.filter(({ keyword }) => keyword === "type").flatMap(({ schema }) => namesOf(schema));
  const listed = alternatives.filter(({ keyword }) => keyword === "const" || keyword === "enum");
  const words = listed.flatMap(({ schema }) => namesOf(schema));
  const expected = [...new Set([...words.map((word) => `\`${word}\``), ...types.map(describeType)])];
  if (expected.length === 0) return explainBranches(error);
  const meant = hintForChoice(data, words);
  const ceiling = meant === undefined ? undefined : hintForCeiling(error);
  const number = types.find((type) => type === "integer" || type === "number");
  return {
    rule: meant === undefined ? "schema/wrong-type" : "schema/not-allowed-value",
    path,
    part: "value",
    message: `${describePath(path)} is ${describeValue(data)}; ${listAlternatives(expected)} is expected.`,
    hint:
      ceiling ??
      meant ??
      (number === undefined ? `Write ${listAlternatives(expected)}.` : hintForNumber(number, data, unitOf(error))),
    fix:
      meant === undefined
        ? mendNumber(error, types[0] ?? "")
        : ceiling === undefined
          ? mendChoice(error, words)
          : undefined,
  };
}

function namesOf(schema: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(schema) ? schema : [schema];
  return items.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
}

/** `version: "1"` */
function hintForQuoted(data: unknown, schema: unknown): string | undefined {
  const isQuoted = typeof schema === "number" && data === String(schema);
  return isQuoted ? `Write ${data}, without quotes.` : undefined;
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
