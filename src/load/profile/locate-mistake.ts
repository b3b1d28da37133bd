import { findOpen } from "./find-open.ts";

/** What lies behind a parser's error, where it can be told. */
export interface Mistake {
  readonly at: number;
  /** Ends the sentence "The file is not valid YAML: …". */
  readonly reason: string;
  readonly hint: string;
}

/** Parsers stumble behind the mistake: over the line after a missing colon, or at the end of an open bracket. */
export function locateMistake(source: string, at: number, reason: string): Mistake | undefined {
  return (
    findMarker(source) ??
    (/multiline key|separator is expected/.test(reason) ? findNoKey(source, at) : findUnclosed(source, at, reason))
  );
}

function findMarker(source: string): Mistake | undefined {
  const at = source.search(/^<{7} /m);
  if (at === -1 || !/^>{7} /m.test(source)) return undefined;
  return {
    at,
    reason: "a merge was not finished",
    hint: "Finish the merge: keep what is right, and delete its markers.",
  };
}

/** The first of the lines without a key that the parser has taken for a key over several lines. */
function findNoKey(source: string, at: number): Mistake | undefined {
  let found: number | undefined;
  for (let line = lineBefore(source, at); line !== undefined && !hasKey(source, line); line = lineBefore(source, line))
    if (!isBlank(source, line)) found = line;
  if (found === undefined) return undefined;
  const text = lineAt(source, found);
  const start = found + text.search(/\S/);
  return /^[^:]*:[^ ]/.test(text)
    ? { at: start, reason: "no space follows the colon", hint: "Put a space after the colon." }
    : { at: start, reason: "a line without a colon", hint: "Write `key: value`, with a colon and a space." };
}

function findUnclosed(source: string, at: number, reason: string): Mistake | undefined {
  if (!/indentation|unexpected end|flow collection/.test(reason)) return undefined;
  const open = findOpen(source, startOfEntry(source, at), at);
  if (open === undefined) return undefined;
  // Inside of a line, something else than its end is in the way.
  if (/flow collection/.test(reason) && isInLine(source, open, at)) return undefined;
  const name = names[source[open] ?? ""] ?? "quote";
  return { at: open, reason: `the ${name} is never closed`, hint: `Close the ${name}.` };
}

function isInLine(source: string, from: number, to: number): boolean {
  return to < source.trimEnd().length && !source.slice(from, to).includes("\n");
}

const names: Readonly<Record<string, string>> = { "[": "bracket", "{": "brace" };

/** The nearest line above that is indented no deeper: what is open was opened there or below. */
function startOfEntry(source: string, at: number): number {
  const here = lastLineStart(source, at);
  const depth = indentOf(source, here);
  for (let line = lineBefore(source, at); line !== undefined; line = lineBefore(source, line))
    if (!isBlank(source, line) && indentOf(source, line) <= depth) return line;
  return 0;
}

function lastLineStart(source: string, at: number): number {
  return at === 0 ? 0 : source.lastIndexOf("\n", at - 1) + 1;
}

/** The start of the line above that of a place. */
function lineBefore(source: string, at: number): number | undefined {
  const start = lastLineStart(source, at);
  return start === 0 ? undefined : lastLineStart(source, start - 1);
}

function lineAt(source: string, start: number): string {
  const end = source.indexOf("\n", start);
  return source.slice(start, end === -1 ? source.length : end);
}

function hasKey(source: string, start: number): boolean {
  return /:(?: |\r?$)|^ *- /.test(lineAt(source, start));
}

function isBlank(source: string, start: number): boolean {
  return /^\s*(?:#|$)/.test(lineAt(source, start));
}

function indentOf(source: string, start: number): number {
  return lineAt(source, start).search(/[^ ]|$/);
}
