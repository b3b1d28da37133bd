import { SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { quoteText } from "../../model/quote.ts";
import { Breach } from "../breach.ts";
import type { LoadRule } from "../../model/load-rules.ts";
import { readScalar } from "./scalar.ts";

/** Longer ones are refused by parsers at a length of their own. */
const MAX_KEY_LENGTH = 200;
const ASCII = /^[\x20-\x7e]*$/;
const INVISIBLE = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** The text of a key. `fallback` is where an empty key is reported. Throws a Breach. */
export function readKey(source: string, event: ScalarEvent, fallback: number): string {
  const place = keyPlace(event, fallback);
  const refuse = (rule: LoadRule, message: string, hint: string): never => {
    throw new Breach(rule, place, message, hint);
  };
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK)
    return refuse("schema/multiline-key", "A key is a block of text.", "Write the key on one line.");
  if (event.valueEnd - event.valueStart > MAX_KEY_LENGTH)
    return refuse("schema/key-too-long", `A key is longer than ${MAX_KEY_LENGTH} characters.`, "Shorten it.");
  refuseSplitNumber(source, event);
  const key = readScalar(source, event);
  if (key === null || key === "")
    return refuse("schema/empty-key", "A key is empty.", "Write a name before the colon.");
  if (typeof key !== "string") {
    const written = source.slice(...place);
    return refuse("schema/key-not-text", `The key ${written} is not text.`, `Put quotes around it: "${written}".`);
  }
  if (!event.fast && source.slice(...place).includes("\n"))
    return refuse("schema/multiline-key", "A key runs over several lines.", "Write the key on one line.");
  if (key === "<<") return refuse("schema/merge-key", "Merge keys are not allowed.", "Write the keys themselves.");
  if (FORBIDDEN.has(key)) return refuse("schema/forbidden-key", `The key \`${key}\` is not allowed.`, "Rename it.");
  if (!ASCII.test(key) && (INVISIBLE.test(key) || key !== key.normalize("NFC")))
    return refuse(
      "schema/key-characters",
      `The key ${quoteText(key)} holds a character that cannot be seen or told apart.`,
      "Type the key again in visible characters (Unicode form NFC).",
    );
  return key;
}

/** `{temperature: 0,1}`: for YAML a comma between braces begins an entry. */
function refuseSplitNumber(source: string, { style, valueStart, valueEnd }: ScalarEvent): void {
  const rest = source.slice(valueStart, valueEnd);
  const whole = /(?<![\w.,])-?\d{1,15}(?=,$)/.exec(source.slice(Math.max(0, valueStart - 20), valueStart))?.[0];
  if (style !== SCALAR_STYLE.PLAIN || whole === undefined || !/^\d{1,15}$/.test(rest)) return;
  const [decimal, grouped] = [`${whole}.${rest}`, `${whole}${rest}`];
  const meant = rest.length !== 3 || /^-?0/.test(whole) ? decimal : `${grouped} or ${decimal}`;
  throw new Breach(
    "schema/key-not-text",
    [valueStart - whole.length - 1, valueEnd],
    `A comma splits the number ${quoteText(`${whole},${rest}`)} in two entries.`,
    `Write ${meant}.`,
  );
}

function keyPlace(event: ScalarEvent, fallback: number): [number, number] {
  if (event.valueStart === -1) return [fallback, fallback];
  const quotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  return [event.valueStart - quotes, event.valueEnd + quotes];
}
