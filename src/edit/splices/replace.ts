import type { Edit } from "../../model/diagnostic.ts";
import type { Document } from "../../model/document.ts";
import type { JsonPath } from "../../model/json.ts";
import { skipBlank } from "../../model/skip-blank.ts";
import { containerAt, spanOf, type Container, type Entry } from "./entries.ts";
import { lineEndOf, lineStart } from "./lines.ts";

/**
 * Puts YAML on one line in the place of the value at a path, of whatever kind and length it is.
 *
 * @throws Error when there is nothing at the path.
 */
export function replaceValue(document: Document, path: JsonPath, text: string): Edit[] {
  const { source, file } = document;
  const { start, end } = spanOf(document, path);
  const step = path.at(-1);
  if (step === undefined) return [{ file, start, end, text }];
  const container = containerAt(document, path.slice(0, -1));
  const entry = container.entries.find((other) => other.step === step);
  if (entry === undefined) throw new Error(`Nothing at ${JSON.stringify(path)}.`);
  const { from, mark } =
    typeof step === "number" ? behindDash(container, entry) : behindKey(document, container, entry, path);
  // A value below its key or dash moves up to it, and one that was absent must not touch what introduces it.
  const moves = start === end || source.slice(from, start).includes("\n");
  return [moves ? { file, start: from, end, text: mark + text } : { file, start, end, text }];
}

interface Introduction {
  /** Where a value may start. */
  readonly from: number;
  /** What has to be written between there and the value. */
  readonly mark: string;
}

function behindDash({ style }: Container, { start }: Entry): Introduction {
  return style === "block" ? { from: start + 1, mark: " " } : { from: start, mark: "" };
}

function behindKey(document: Document, { style }: Container, { start }: Entry, path: JsonPath): Introduction {
  const { source } = document;
  const key = document.locate(path, "key").end.offset;
  const colon = skipBlank(source, key);
  if (source[colon] === ":") return { from: colon + 1, mark: " " };
  // An explicit key (`? a`) may stand without a colon.
  const indent = " ".repeat(start - lineStart(source, start));
  return { from: key, mark: style === "block" ? `${lineEndOf(source)}${indent}: ` : ": " };
}
