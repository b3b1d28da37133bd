import type { JsonValue } from "../../model/json.ts";
import { resolvePlain } from "../profile/scalar.ts";
import type { Lines } from "./lines.ts";
import { notPlain } from "./not-plain.ts";

const KEY = /[A-Za-z_][A-Za-z0-9_.-]{0,99}(?=:(?:[ \n]|$))/y;
/** Keys that the profile refuses, or that would not be text. */
const ODD_KEYS: ReadonlySet<string> = new Set([
  ...["__proto__", "constructor", "prototype"],
  ...["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"],
]);
const SINGLE_QUOTED = /'(?:[^'\n]|'')*'/y;
const DOUBLE_QUOTED = /"[^"\\\n]*"/y;
/** Starts with no sign that YAML gives a meaning. */
const PLAIN = /-?[A-Za-z0-9_/.~(+\u00c0-\ud7ff][^\n]*/y;
const FLOW_PLAIN = /-?[A-Za-z0-9_/.+~\u00c0-\ud7ff](?:[A-Za-z0-9_/.+@\u00c0-\ud7ff -]|:(?=[A-Za-z0-9_/]))*/y;
const COMMENT = " #";

/** The key that starts here with its colon behind it, where there is one. */
export function takeKey(lines: Lines): string | undefined {
  const key = lines.take(KEY);
  if (key === undefined) return undefined;
  if (ODD_KEYS.has(key)) throw notPlain;
  lines.at++;
  return key;
}

export function isKey(lines: Lines): boolean {
  KEY.lastIndex = lines.at;
  return KEY.test(lines.source);
}

/** Text in quotes, on one line and without a backslash. */
export function takeQuoted(lines: Lines): string | undefined {
  const double = lines.take(DOUBLE_QUOTED);
  if (double !== undefined) return double.slice(1, -1);
  const single = lines.take(SINGLE_QUOTED)?.slice(1, -1);
  return single?.includes("'") === true ? single.replaceAll("''", "'") : single;
}

/** A scalar without quotes up to the end of its line. */
export function takePlain(lines: Lines): JsonValue {
  const line = lines.take(PLAIN);
  if (line === undefined) throw notPlain;
  const comment = line.indexOf(COMMENT);
  const text = trimSpaces(comment === -1 ? line : line.slice(0, comment));
  if (text.includes(": ") || text.endsWith(":")) throw notPlain;
  return resolvePlain(text, 0);
}

/** A scalar without quotes between brackets or braces. */
export function takeFlowPlain(lines: Lines): JsonValue {
  const text = lines.take(FLOW_PLAIN);
  if (text === undefined) throw notPlain;
  return resolvePlain(trimSpaces(text), 0);
}

/** Other blanks than spaces are part of the text. */
function trimSpaces(text: string): string {
  let end = text.length;
  while (text.endsWith(" ", end)) end--;
  return text.slice(0, end);
}
