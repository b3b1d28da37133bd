import type { AST } from "@eslint-community/regexpp";
import type { JsonObject, JsonPath } from "../../model/json.ts";
import { isJsonObject } from "../../model/json.ts";
import { quoteText } from "../../model/quote.ts";
import type { SchemaProblem } from "./guard-schema.ts";
import { hasAmbiguousLoop } from "./ambiguous-loops.ts";
import { loadRegExps } from "./load-engines.ts";
import { allSchemas } from "./walk-schema.ts";

const MAX_LENGTH = 1_000;

/** The first pattern of a schema that cannot be run in linear time, or that would hang a tool that backtracks. */
export function findBadPattern(root: JsonObject): SchemaProblem | undefined {
  for (const { pattern, at } of allPatterns(root)) {
    const why = judgePattern(pattern);
    if (why !== undefined)
      return { ...at, message: `The pattern ${quoteText(pattern)} ${why.message}.`, hint: why.hint };
  }
  return undefined;
}

function* allPatterns(root: JsonObject): Generator<{ pattern: string; at: { path: JsonPath; part: "key" | "value" } }> {
  for (const { schema, path } of allSchemas(root)) {
    const { pattern, patternProperties } = schema;
    if (typeof pattern === "string") yield { pattern, at: { path: [...path, "pattern"], part: "value" } };
    if (isJsonObject(patternProperties))
      for (const key of Object.keys(patternProperties))
        yield { pattern: key, at: { path: [...path, "patternProperties", key], part: "key" } };
  }
}

function judgePattern(text: string): { readonly message: string; readonly hint: string } | undefined {
  if (text.length > MAX_LENGTH)
    return { message: `has more than ${MAX_LENGTH} characters`, hint: "Use an `enum`, or several schemas." };
  const { engine, parser } = loadRegExps();
  let parsed: AST.Pattern;
  try {
    parsed = new parser({ ecmaVersion: 2025 }).parsePattern(text, 0, text.length, { unicode: true });
  } catch (error) {
    return {
      message: `is no regular expression (${messageOf(error)})`,
      hint: "Mend it: JSON Schema uses those of JavaScript, with the flag u.",
    };
  }
  if (hasAmbiguousLoop(parsed))
    return {
      message: "can match one text in so many ways that some tools would never finish",
      hint: "Let only one part of what is repeated match a character: `(a|a)*` is `a*`, `(a+)+` is `a+`.",
    };
  try {
    engine.compile(engine.translateRegExp(text));
    return undefined;
  } catch (error) {
    return {
      message: `cannot be run in linear time (${messageOf(error)})`,
      hint: "Write it without lookaround and back references, and repeat at most 1,000 times.",
    };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error
    ? error.message.replace(/^Invalid regular expression: |\s+/gu, (part) => (part.trim() === "" ? " " : ""))
    : "unknown reason";
}
