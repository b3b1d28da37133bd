import type { Event } from "js-yaml";
import { Breach } from "../breach.ts";
import { Texts } from "./texts.ts";

/** Allows tabs inside quoted and block text and in comments, but never before the first character of a line. */
export function refuseTabs(source: string, events: readonly Event[]): void {
  if (!source.includes("\t")) return;
  const texts = new Texts(events);
  let start = 0;
  for (const line of source.split("\n")) {
    if (line.includes("\t")) refuseTabsOfLine(source, line, start, texts);
    start += line.length + 1;
  }
}

function refuseTabsOfLine(source: string, line: string, start: number, texts: Texts): void {
  const indent = start + line.search(/[^ \t]|$/);
  const comment = findComment(line, start, texts);
  for (const { index } of line.matchAll(/\t/g)) {
    const at = start + index;
    if (at < indent || (at < comment && !texts.hold(at, at + 1))) refuse(at, source);
  }
}

/** Where the comment of a line starts, as an offset into the source; behind everything when there is none. */
function findComment(line: string, start: number, texts: Texts): number {
  for (const { index } of line.matchAll(/(?<![^ \t])#/g))
    if (!texts.hold(start + index, start + index + 1)) return start + index;
  return Infinity;
}

function refuse(at: number, source: string): never {
  throw new Breach(
    "schema/tab",
    [at, at + 1],
    "A tab stands outside quotes; parsers count its width differently.",
    hintForTab(source, at),
  );
}

/** Below a line of the first level that opens nothing, a key stands on the first level as well. */
export function hintForTab(source: string, at: number): string {
  const start = source.lastIndexOf("\n", at - 1) + 1;
  const above =
    source
      .slice(0, start)
      .split("\n")
      .findLast((line) => /^\s*[^\s#]/.test(line)) ?? "a: b";
  const isIndent = /^\s*$/.test(source.slice(start, at));
  return isIndent && /^[^\s#-].*:\s+[^\s#|>&!]/.test(above) ? "Delete the tab." : "Write spaces.";
}
