import type { Project } from "../../model/project.ts";
import { foldKey, holdsWords, wordsOf } from "./key-words.ts";

/** Verbs and negations that make a question out of what follows: `show_url` is on or off, `upload_url` is not. */
const questions = new Set(
  ["allow", "check", "disable", "display", "dont", "enable", "enforce", "hide", "ignore", "log", "no", "not"].concat([
    "show",
    "validate",
    "warn",
    "without",
  ]),
);
const numbers = new Set(["limit", "limits", "max", "min", "quota", "size", "threshold"]);
const addresses = new Set(["endpoint", "uri", "url", "urls"]);
const units = new Set([
  "bytes",
  "days",
  "gb",
  "hours",
  "kb",
  "mb",
  "minutes",
  "ms",
  "percent",
  "sec",
  "seconds",
  "secs",
  "tokens",
]);
const periods = new Set(["timeout", "timeouts", "ttl"]);

/** What a key promises to be, where that is no answer to on or off: `a number`, `an address`, `a time-out`. */
export function settingMeant(key: string): string | undefined {
  const words = withoutUnit(wordsOf(key));
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  if (questions.has(first) || words.length < 2) return undefined;
  if (first === "max" || first === "min" || (numbers.has(last) && last !== "max" && last !== "min")) return "a number";
  if (addresses.has(last)) return "an address";
  return periods.has(last) || words.slice(-2).join("_") === "time_out" ? "a time-out" : undefined;
}

/** `request_timeout_seconds` is a time-out, `max_upload_mb` a number. */
function withoutUnit(words: readonly string[]): readonly string[] {
  const end = words.findLastIndex((word) => !units.has(word));
  return words.slice(0, end + 1);
}

/**
 * The limit of the vocabulary that a key is called like, or has in its name. Of a limit with a name of one word, such
 * as `documents`, only the same key is: the word alone says nothing about the limit.
 */
export function limitMeant({ config }: Project, key: string): string | undefined {
  const words = wordsOf(key);
  return Object.keys(config.data.limits).find((limit) => {
    const named = wordsOf(limit);
    return foldKey(limit) === foldKey(key) || (named.length > 1 && holdsWords(words, named));
  });
}
