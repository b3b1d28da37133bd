import type { Edit } from "../../model/diagnostic.ts";
import type { Document } from "../../model/document.ts";
import type { JsonPath } from "../../model/json.ts";
import { behindComma, containerAt, spanOf, type Container, type Entry } from "./entries.ts";
import {
  backOverSpaces,
  commentsAbove,
  commentsBelow,
  endsLine,
  lineStart,
  lineStop,
  nextLine,
  skipSpaces,
  startsLine,
} from "./lines.ts";

/**
 * Takes a key with its value out of a map, or an item out of a list: with its line where it has one, the comment behind
 * it and the comments directly above it. A parent that would become empty goes too; an empty document becomes `{}`.
 *
 * @throws Error when there is nothing at the path.
 */
export function removeEntry(document: Document, path: JsonPath): Edit[] {
  if (path.length === 0) return [{ file: document.file, ...spanOf(document, path), text: "{}" }];
  const parent = path.slice(0, -1);
  const container = containerAt(document, parent);
  const index = container.entries.findIndex(({ step }) => step === path.at(-1));
  const entry = container.entries[index];
  if (entry === undefined) throw new Error(`Nothing at ${JSON.stringify(path)}.`);
  if (container.entries.length === 1) return removeEntry(document, parent);
  const ranges =
    container.style === "block"
      ? [blockRange(document.source, container, index, parent.length === 0)]
      : flowRanges(document, parent, container, index);
  return ranges.map(([start, end]) => ({ file: document.file, start, end, text: "" }));
}

type Range = readonly [start: number, end: number];

function blockRange(source: string, { entries }: Container, index: number, root: boolean): Range {
  const [before, entry, next] = around(entries, index);
  const line = lineStart(source, entry.start);
  const column = entry.start - line;
  // What follows on the line of a dash or of an explicit key takes the place of its first entry.
  if (!startsLine(source, entry.start)) return [entry.start, firstBehind(source, entry, column, next)];
  // What is above the first key of a file is said about the file.
  const limit = before !== undefined ? nextLine(source, before.end) : root ? line : 0;
  const top = commentsAbove(source, line, column, limit);
  return [top, commentsBelow(source, nextLine(source, entry.end), column)];
}

function firstBehind(source: string, entry: Entry, column: number, next: Entry | undefined): number {
  const end = commentsBelow(source, nextLine(source, entry.end), column);
  const blank = /[ \t\r\n]*/y;
  blank.lastIndex = end;
  blank.test(source);
  return Math.min(blank.lastIndex, next?.start ?? blank.lastIndex);
}

function flowRanges(document: Document, parent: JsonPath, { start, entries }: Container, index: number): Range[] {
  const { source } = document;
  const [before, entry] = around(entries, index);
  const end = behindComma(source, entry.end);
  const ranges = [ownRange(source, entry, end, before === undefined ? start + 1 : behindComma(source, before.end))];
  // Of the last entry, which has no comma, the comma before it goes; a key alone needs it to be one (`{a,` line end).
  if (end === entry.end && before !== undefined && !isKeyAlone(document, [...parent, before.step])) {
    const comma = behindComma(source, before.end);
    ranges.unshift([comma - 1, comma]);
  }
  return ranges;
}

function isKeyAlone(document: Document, path: JsonPath): boolean {
  const { start, end } = spanOf(document, path);
  return start === end && document.source[end - 1] !== ":";
}

/** `limit` is behind the bracket or the comma that comes before the entry, `end` behind its own comma. */
function ownRange(source: string, entry: Entry, end: number, limit: number): Range {
  const line = lineStart(source, entry.start);
  const closed = endsLine(source, end);
  if (startsLine(source, entry.start) && closed)
    return [commentsAbove(source, line, entry.start - line, nextLine(source, limit)), nextLine(source, end)];
  if (end > entry.end && !closed) return [entry.start, skipSpaces(source, end)];
  // The indentation of a line stays: what closes the list must be indented too.
  const start = startsLine(source, entry.start) ? entry.start : backOverSpaces(source, entry.start, limit);
  return [start, closed ? lineStop(source, end) : end];
}

function around(entries: readonly Entry[], index: number): [Entry | undefined, Entry, Entry | undefined] {
  const entry = entries[index];
  if (entry === undefined) throw new Error("The index was found in this list.");
  return [entries[index - 1], entry, entries[index + 1]];
}
