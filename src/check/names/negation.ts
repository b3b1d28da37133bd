import { wordsOf } from "./key-words.ts";

const negations = new Set(["disable", "disabled", "dont", "hide", "no", "not", "without"]);
/** Names of things, not of their absence. */
const things = new Set(["no_code", "no_op", "no_reply", "no_show", "no_sql", "not_found"]);

/** The word that turns the meaning of a key round: the first one, or a `disabled` at the end. */
export function findNegation(key: string): string | undefined {
  const words = wordsOf(key);
  const [first = "", second = ""] = words;
  if (words.length < 2) return undefined;
  if (negations.has(first)) return things.has(`${first}_${second}`) ? undefined : first;
  return words.at(-1) === "disabled" ? "disabled" : undefined;
}
