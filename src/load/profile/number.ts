import { quoteText } from "../../model/quote.ts";
import { Breach } from "../breach.ts";

const INTEGER = /^(?:0|-?[1-9][0-9]*)$/;
const DECIMAL = /^-?(?:0|[1-9][0-9]*)\.[0-9]+$/;
/** What YAML 1.1 or 1.2 reads as a number in any form: octal, hexadecimal, binary, base 60, exponents, infinity. */
const LOOKS_NUMERIC =
  /^[-+]?(?:\.?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|\.(?:inf|Inf|INF)|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)$|^\.(?:nan|NaN|NAN)$/;
/** A double keeps every decimal of so many significant digits. */
const MAX_DIGITS = 15;

/** The number that a plain scalar writes, or undefined when it is text. Throws a Breach for numbers that parsers read differently. */
export function readNumber(text: string, start: number): number | undefined {
  const place = [start, start + text.length] as const;
  if (INTEGER.test(text) || DECIMAL.test(text)) {
    const value = Number(text);
    if (isExact(text, value)) return value;
    throw new Breach(
      "schema/imprecise-number",
      place,
      `The number ${quoteText(text)} cannot be kept exactly.`,
      "Write fewer digits, or put quotes around it when it is a name.",
    );
  }
  if (LOOKS_NUMERIC.test(text))
    throw new Breach(
      "schema/ambiguous-number",
      place,
      `Parsers disagree on what ${quoteText(text)} means.`,
      `Write ${plainDecimal(text) ?? "it in plain decimal"}; where text is meant, put quotes around it: "${text}".`,
    );
  return undefined;
}

/** Most who write `7_500`, `5e+05` or `0350` mean this. Of `0x10` and `12:30` nobody can say. */
function plainDecimal(text: string): string | undefined {
  const digits = text.replace(/_/g, "");
  if (!/^[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?$/.test(digits)) return undefined;
  const value = Number(digits);
  const plain = String(value);
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(plain) ? plain : undefined;
}

function isExact(text: string, value: number): boolean {
  if (!text.includes(".")) return Number.isSafeInteger(value);
  const digits = text.replace(/[-.]/g, "").replace(/^0+|0+$/g, "");
  return digits.length <= MAX_DIGITS && !Object.is(value, -0) && (value !== 0 || digits === "");
}
