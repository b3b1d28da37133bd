import { Breach } from "../breach.ts";

const PLAIN = /^[\t\n\x20-\x7e]*$/;
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}|\r(?!\n)/u;

/** Refuses control and bidirectional characters: a reviewer would not see them, or would see another text. */
export function refuseCharacters(text: string): void {
  const at = findForbidden(text);
  if (at !== undefined) refuse(text, at, [at, at + 1]);
}

/** The same for a value whose escapes have been read; `place` is where it stands in the source. */
export function refuseEscapedCharacters(value: string, place: readonly [number, number]): void {
  const at = findForbidden(value);
  if (at !== undefined) refuse(value, at, place);
}

function findForbidden(text: string): number | undefined {
  return PLAIN.test(text) ? undefined : FORBIDDEN.exec(text)?.index;
}

function refuse(text: string, at: number, place: readonly [number, number]): never {
  const code = text.codePointAt(at) ?? 0;
  throw new Breach(
    "schema/forbidden-character",
    place,
    `The control or bidirectional character U+${code.toString(16).toUpperCase().padStart(4, "0")} is not allowed.`,
    code === 0 ? "The file is binary or UTF-16: save it as UTF-8 text." : "Delete it.",
  );
}
