import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { Breach } from "../breach.ts";
import { refuseEscapedCharacters } from "./characters.ts";
import { readNumber } from "./number.ts";

type Scalar = string | number | boolean | null;

/** The value of a scalar in YAML 1.2's core schema: `yes`, `NO` and `on` are text. Throws a Breach. */
export function readScalar(source: string, event: ScalarEvent): Scalar {
  if (event.valueStart === -1) return null;
  if (event.style === SCALAR_STYLE.PLAIN) return resolvePlain(scalarText(source, event), event.valueStart);
  if (event.style === SCALAR_STYLE.DOUBLE_QUOTED) return readDoubleQuoted(source, event);
  if (event.style !== SCALAR_STYLE.SINGLE_QUOTED) refuseHeader(source, event);
  return scalarText(source, event);
}

function scalarText(source: string, event: ScalarEvent): string {
  return event.fast ? source.slice(event.valueStart, event.valueEnd) : getScalarValue(source, event);
}

/** What text without quotes means. Throws a Breach where parsers differ. */
export function resolvePlain(text: string, start: number): Scalar {
  switch (text) {
    case "":
    case "~":
    case "null":
    case "Null":
    case "NULL":
      return null;
    case "true":
    case "True":
    case "TRUE":
      return true;
    case "false":
    case "False":
    case "FALSE":
      return false;
    default:
      return /^[-+.0-9]/.test(text) ? (readNumber(text, start) ?? text) : text;
  }
}

function readDoubleQuoted(source: string, event: ScalarEvent): string {
  if (event.fast) return scalarText(source, event);
  const raw = source.slice(event.valueStart, event.valueEnd);
  const escaped = /\\\r?\n/.exec(raw);
  if (escaped !== null)
    throw new Breach(
      "schema/escaped-line-break",
      [event.valueStart + escaped.index, event.valueStart + escaped.index + 1],
      "A backslash at the end of a line is not allowed.",
      "Write the text on one line.",
    );
  const text = scalarText(source, event);
  refuseEscapedCharacters(text, [event.valueStart - 1, event.valueEnd + 1]);
  return text;
}

/** Parsers differ on indentation digits and on how many line breaks `+` keeps. */
function refuseHeader(source: string, event: ScalarEvent): void {
  const line = source.lastIndexOf("\n", event.valueStart - 2) + 1;
  const header = /[|>](?:[-+]?[0-9][-+]?|\+)(?=[ \t\r]*(?:[ \t]#[^\n]*)?\n?$)/.exec(
    source.slice(line, event.valueStart),
  );
  if (header === null) return;
  throw new Breach(
    "schema/block-scalar-header",
    [line + header.index, line + header.index + header[0].length],
    `The block scalar header \`${header[0]}\` is not allowed.`,
    "Write `|`, `|-`, `>` or `>-`.",
  );
}
