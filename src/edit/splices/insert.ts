import type { Edit } from "../../model/diagnostic.ts";
import type { Document } from "../../model/document.ts";
import type { JsonPath } from "../../model/json.ts";
import { behindComma, containerAt, type Container, type Entry } from "./entries.ts";
import { commentsBelow, endsLine, lineEndOf, lineStart, lineStop, nextLine, startsLine } from "./lines.ts";

/**
 * Adds a key with its value to the map at a path: on a line of its own in block style, inside the braces in flow style.
 * `text` is YAML on one line, and `key` is written as it is.
 *
 * @param after the keys behind which it belongs; it stands behind the last of them that the map has, or else behind all.
 * @throws Error when there is no map at the path.
 */
export function insertEntry(
  document: Document,
  parentPath: JsonPath,
  key: string,
  text: string,
  after: readonly string[] = [],
): Edit[] {
  return insertBehind(document, parentPath, `${key}: ${text}`, after);
}

/**
 * Adds an item to the list at a path. `text` is YAML on one line.
 *
 * @throws Error when there is no list at the path.
 */
export function appendItem(document: Document, listPath: JsonPath, text: string): Edit[] {
  return insertBehind(document, listPath, text, []);
}

type Splice = Omit<Edit, "file">;

function insertBehind(document: Document, path: JsonPath, text: string, after: readonly string[]): Edit[] {
  const container = containerAt(document, path);
  const { entries } = container;
  const behind = entries.findLast(({ step }) => after.includes(String(step))) ?? entries.at(-1);
  return splices(document, container, behind, text).map((splice) => ({ file: document.file, ...splice }));
}

function splices(document: Document, container: Container, behind: Entry | undefined, text: string): Splice[] {
  const { source } = document;
  const { start, end, style } = container;
  if (behind === undefined) return [intoEmpty(source, start, end, text)];
  if (style === "block") return [blockSplice(source, behind, typeof behind.step === "number" ? `- ${text}` : text)];
  if (style === "flow") return flowSplices(source, behind, text);
  return [at(behind.start, "{"), at(behind.end, `, ${text}}`)];
}

function at(offset: number, text: string): Splice {
  return { start: offset, end: offset, text };
}

function intoEmpty(source: string, start: number, end: number, text: string): Splice {
  const blank = /^[ \t\r\n]*$/.test(source.slice(start + 1, end - 1));
  return { start: start + 1, end: blank ? end - 1 : start + 1, text };
}

function blockSplice(source: string, { start, end }: Entry, text: string): Splice {
  const column = start - lineStart(source, start);
  const indent = " ".repeat(column);
  const lineEnd = lineEndOf(source);
  const line = commentsBelow(source, nextLine(source, end), column);
  if (line < source.length || source.endsWith("\n")) return at(line, `${indent}${text}${lineEnd}`);
  // A line end behind a block of text would be part of the text.
  return endsInBlockText(source, start, end)
    ? at(start, `${text}${lineEnd}${indent}`)
    : at(line, `${lineEnd}${indent}${text}`);
}

/** Whether the entry may end in text behind `|` or `>`; only asked where there is no line end behind it. */
function endsInBlockText(source: string, start: number, end: number): boolean {
  return /[|>]-?[ \t]*(?:#[^\r\n]*)?\r?\n/.test(source.slice(start, end));
}

function flowSplices(source: string, { start, end }: Entry, text: string): Splice[] {
  const comma = behindComma(source, end);
  if (!startsLine(source, start) || !endsLine(source, comma)) return [at(end, `, ${text}`)];
  const indent = " ".repeat(start - lineStart(source, start));
  const line = at(lineStop(source, comma), `${lineEndOf(source)}${indent}${text}${comma > end ? "," : ""}`);
  return comma > end ? [line] : lineStop(source, comma) === end ? [at(end, `,${line.text}`)] : [at(end, ","), line];
}
