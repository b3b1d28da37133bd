import { EVENT_ID, SCALAR_STYLE, type Event, type ScalarEvent } from "js-yaml";
import { Breach } from "../breach.ts";

/** Allows tabs inside quoted and block text and in comments, but never before the first character of a line. */
export function refuseTabs(source: string, events: readonly Event[]): void {
  if (!source.includes("\t")) return;
  const texts = events.filter((event) => event.type === EVENT_ID.SCALAR).filter(mayHoldTabs);
  for (let at = source.indexOf("\t"); at !== -1; at = source.indexOf("\t", at + 1)) {
    const line = source.lastIndexOf("\n", at - 1) + 1;
    const before = source.slice(line, at);
    if (/[^ \t]/.test(before) && (inside(texts, at) || inComment(texts, line, before))) continue;
    throw new Breach(
      "schema/tab",
      [at, at + 1],
      "A tab stands outside quotes; parsers count its width differently.",
      "Write spaces.",
    );
  }
}

function mayHoldTabs(event: ScalarEvent): boolean {
  return event.style !== SCALAR_STYLE.PLAIN && event.valueStart !== -1;
}

function inside(texts: readonly ScalarEvent[], at: number): boolean {
  return texts.some((text) => text.valueStart <= at && at < text.valueEnd);
}

function inComment(texts: readonly ScalarEvent[], line: number, before: string): boolean {
  const comment = before.search(/(?<![^ \t])#/);
  return comment !== -1 && !inside(texts, line + comment);
}
