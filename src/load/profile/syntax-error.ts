import type { YAMLException } from "js-yaml";
import { Breach } from "../breach.ts";
import { locateMistake } from "./locate-mistake.ts";
import { hintForTab } from "./tabs.ts";
import { skipBlank } from "../../model/skip-blank.ts";

/** What usually lies behind a message of the parser. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/unexpected end of the (stream|document) within a (single|double) quoted/, "Close the quotes."],
  [
    /flow collection/,
    "Close the bracket or brace, put commas between the entries, and quotes around text that holds `: ` or a comma.",
  ],
  [/unknown escape|hexadecimal/, "Write `\\\\` for a backslash, or use single quotes."],
  [/indentation/, "Indent the keys of one map alike, and put quotes around text that holds `: `."],
  [/expected ':'|multiline key/, "Write `key: value` on one line."],
];

/** A parser's error as a breach of the profile. */
export function explainSyntaxError(source: string, error: YAMLException): Breach {
  const at = Math.min(error.mark?.position ?? 0, source.length);
  if (error.reason.startsWith("tab characters"))
    return new Breach("schema/tab", [at, at + 1], "A tab is used as indentation.", hintForTab(source, at));
  if (error.reason.startsWith("nesting exceeded")) {
    const value = skipBlank(source, at);
    return new Breach(
      "schema/too-deep",
      [value, value + 1],
      "Values are nested more than 20 deep.",
      "Flatten the structure.",
    );
  }
  const mistake = locateMistake(source, at, error.reason);
  if (mistake !== undefined)
    return new Breach(
      "schema/invalid-yaml",
      [mistake.at, mistake.at],
      `The file is not valid YAML: ${mistake.reason}.`,
      mistake.hint,
    );
  const hint = hints.find(([pattern]) => pattern.test(error.reason))?.[1];
  return new Breach(
    "schema/invalid-yaml",
    [at, at],
    `The file is not valid YAML: ${error.reason}.`,
    hint ?? "Put quotes around text that holds `: ` or ` #` or starts with a sign of punctuation.",
  );
}
