import type { Document } from "../../model/document.ts";
import { isJsonObject, type JsonPath, type JsonValue } from "../../model/json.ts";
import { skipBlank } from "../../model/skip-blank.ts";

/** A key with its value, or an item of a list, as offsets into the source. */
export interface Entry {
  readonly step: string | number;
  /** Where its `-`, its `?` or else its key or value starts. */
  readonly start: number;
  /** Behind its value. */
  readonly end: number;
}

/** A map or a list, and what is in it in the order of the source. */
export interface Container {
  readonly start: number;
  readonly end: number;
  /** `pair` is a map of one entry without braces in a flow list: `[a: 1]`. */
  readonly style: "block" | "flow" | "pair";
  readonly entries: readonly Entry[];
}

/** @throws Error when there is no map or list at the path: whoever makes edits has looked at the data. */
export function containerAt(document: Document, path: JsonPath): Container {
  const value = valueOf(document, path);
  if (typeof value !== "object" || value === null) throw new Error(`No map or list at ${JSON.stringify(path)}.`);
  const { start, end } = spanOf(document, path);
  const style = styleOf(document, path);
  const steps = isJsonObject(value) ? Object.keys(value) : value.map((_, index) => index);
  const spans = steps
    .map((step) => ({ step, ...spanOf(document, [...path, step]) }))
    // Numbers as keys come first in an object, wherever they stand in the file.
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let from = style === "flow" ? start + 1 : style === "pair" ? pairStart(document, path) : start;
  const entries = spans.map((span) => {
    const entry = { step: span.step, start: skipBlank(document.source, from), end: span.end };
    from = style === "flow" ? behindComma(document.source, span.end) : span.end;
    return entry;
  });
  return { start, end, style, entries };
}

/** Behind the comma that follows an offset, or the offset itself when none does. */
export function behindComma(source: string, end: number): number {
  const at = skipBlank(source, end);
  return source[at] === "," ? at + 1 : end;
}

export function spanOf(document: Document, path: JsonPath): { readonly start: number; readonly end: number } {
  const { start, end } = document.locate(path);
  return { start: start.offset, end: end.offset };
}

export function valueOf(document: Document, path: JsonPath): JsonValue | undefined {
  let value: JsonValue | undefined = document.data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    // A list is a record of its indexes.
    value = Object.hasOwn(value, step) ? (value as Readonly<Record<string | number, JsonValue>>)[step] : undefined;
  }
  return value;
}

function styleOf(document: Document, path: JsonPath): Container["style"] {
  if (opensFlow(document, path)) return "flow";
  return path.some((_, depth) => opensFlow(document, path.slice(0, depth))) ? "pair" : "block";
}

function opensFlow(document: Document, path: JsonPath): boolean {
  const { start, end } = spanOf(document, path);
  return end > start && "{[".includes(document.source.charAt(start));
}

/** The mark of an explicit key (`[? a : 1]`) belongs to the item, though its span may start behind it. */
function pairStart(document: Document, path: JsonPath): number {
  const last = path.at(-1);
  const item = containerAt(document, path.slice(0, -1)).entries.find(({ step }) => step === last);
  return item?.start ?? spanOf(document, path).start;
}
