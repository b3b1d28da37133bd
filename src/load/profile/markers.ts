import { EVENT_ID, type Event } from "js-yaml";
import { Breach } from "../breach.ts";
import { Texts } from "./texts.ts";

const MARKER_LENGTH = 3;
const MARKER = /^ *(---|\.\.\.)(?=\s|$)/gm;

/** Allows one unindented `---` before the document, and no other marker: parsers differ on where those count. */
export function refuseMarkers(source: string, events: readonly Event[]): void {
  refuseDirectives(source, events);
  if (!source.includes("---") && !source.includes("...")) return;
  const content = contentStart(events);
  const texts = new Texts(events);
  let opened = false;
  for (const match of source.matchAll(MARKER)) {
    const end = match.index + match[0].length;
    const place = [end - MARKER_LENGTH, end] as const;
    if (texts.hold(...place)) continue;
    if (match[0] === "---" && !opened && match.index < content) opened = true;
    else if (match[0] === "---")
      throw new Breach(
        "schema/several-documents",
        place,
        "A second document starts here; a file holds one.",
        "Give every entity a file of its own.",
      );
    else
      throw new Breach(
        "schema/document-marker",
        place,
        `The marker \`${match[1] ?? ""}\` is not allowed here.`,
        "Delete it, or put quotes around it where it is meant as text.",
      );
  }
}

function refuseDirectives(source: string, events: readonly Event[]): void {
  const directed = events.some((event) => event.type === EVENT_ID.DOCUMENT && event.directives.length > 0);
  const at = source.search(/^%/m);
  // A directive that the parser ignores, as YAML asks for unknown ones, stands before the first content too.
  if (directed || (at !== -1 && at < contentStart(events)))
    throw new Breach(
      "schema/directive",
      [at, at + 1],
      "YAML directives are not allowed.",
      "Delete the line; files are read as YAML 1.2.",
    );
}

/** Where the first node starts; an empty document has none. */
function contentStart(events: readonly Event[]): number {
  for (const event of events) {
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
    if (event.type === EVENT_ID.SCALAR && event.valueStart !== -1) return event.valueStart;
  }
  return Infinity;
}
