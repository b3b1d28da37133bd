import { EVENT_ID, parseEvents, YAMLException, type Event } from "js-yaml";
import { Breach } from "../breach.ts";
import { refuseCharacters } from "./characters.ts";
import { refuseMarkers } from "./markers.ts";
import { explainSyntaxError } from "./syntax-error.ts";
import { refuseTabs } from "./tabs.ts";

/** The root is the first level; a value inside 19 maps or lists is on the last one. */
export const MAX_DEPTH = 20;

/** The events of a text that holds one document and keeps the profile as far as events show. Throws a Breach. */
export function readEvents(source: string): Event[] {
  refuseCharacters(source);
  const events = parse(source);
  refuseMarkers(source, events);
  refuseTabs(source, events);
  refuseReferences(events);
  if (events.length === 0)
    throw new Breach("schema/empty-document", [0, 0], "The file is empty.", "Write the document.");
  return events;
}

function parse(source: string): Event[] {
  try {
    return parseEvents(source, { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (error instanceof YAMLException) throw explainSyntaxError(source, error);
    throw error;
  }
}

/** Anchors and aliases make small files large, and tags make text into something else. */
function refuseReferences(events: readonly Event[]): void {
  for (const event of events) {
    if (event.type === EVENT_ID.ALIAS)
      throw new Breach(
        "schema/alias",
        [event.anchorStart - 1, event.anchorEnd],
        "Aliases are not allowed.",
        "Write the value itself, or put quotes around text that starts with `*`.",
      );
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) continue;
    if (event.anchorStart !== -1)
      throw new Breach(
        "schema/anchor",
        [event.anchorStart - 1, event.anchorEnd],
        "Anchors are not allowed.",
        "Delete it, or put quotes around text that starts with `&`.",
      );
    if (event.tagStart !== -1)
      throw new Breach(
        "schema/tag",
        [event.tagStart, event.tagEnd],
        "Tags are not allowed.",
        "Delete it, or put quotes around text that starts with `!`.",
      );
  }
}
