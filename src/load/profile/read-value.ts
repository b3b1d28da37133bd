import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from "js-yaml";
import type { JsonObject, JsonValue } from "../../model/json.ts";
import { quoteText } from "../../model/quote.ts";
import { Breach } from "../breach.ts";
import { readKey } from "./key.ts";
import { refuseDisplacedColon, refuseDisplacedValue, refuseTextBeforeKey } from "./placement.ts";
import { readScalar } from "./scalar.ts";

interface Cursor {
  readonly source: string;
  readonly events: readonly Event[];
  index: number;
  /** Where the last scalar ended or the last collection began: the place of things without one, such as empty keys. */
  offset: number;
}
type NodeEvent = ScalarEvent | SequenceEvent | MappingEvent;

/** The map at the root of a document whose events keep the profile. Throws a Breach. */
export function readRoot(source: string, events: readonly Event[]): JsonObject {
  const cursor: Cursor = { source, events, index: 1, offset: 0 };
  const root = next(cursor);
  if (root.type === EVENT_ID.MAPPING) return readMap(cursor, root);
  if (root.type === EVENT_ID.SCALAR && root.valueStart === -1)
    throw new Breach("schema/empty-document", [0, 0], "The file is empty.", "Write the document.");
  const start = root.type === EVENT_ID.SCALAR ? root.valueStart : root.start;
  const found = root.type === EVENT_ID.SCALAR ? "text" : "a list";
  throw new Breach(
    "schema/root-not-map",
    [start, start + 1],
    `The document is ${found}; a map is expected.`,
    "Write `key: value` lines.",
  );
}

function readValue(cursor: Cursor): JsonValue {
  const event = next(cursor);
  if (event.type === EVENT_ID.MAPPING) return readMap(cursor, event);
  if (event.type === EVENT_ID.SEQUENCE) return readList(cursor, event);
  if (event.valueEnd !== -1) cursor.offset = event.valueEnd;
  return readScalar(cursor.source, event);
}

function readList(cursor: Cursor, list: SequenceEvent): JsonValue[] {
  cursor.offset = list.start;
  const values: JsonValue[] = [];
  for (let event = peek(cursor); event.type !== EVENT_ID.POP; event = peek(cursor)) {
    if (list.style === COLLECTION_STYLE.BLOCK) refuseDisplacedValue(cursor.source, event);
    values.push(readValue(cursor));
  }
  cursor.index++;
  return values;
}

function readMap(cursor: Cursor, map: MappingEvent): JsonObject {
  cursor.offset = map.start;
  const { source } = cursor;
  const block = map.style === COLLECTION_STYLE.BLOCK;
  const values: Record<string, JsonValue> = {};
  while (peek(cursor).type !== EVENT_ID.POP) {
    const event = next(cursor);
    if (event.type !== EVENT_ID.SCALAR) throw notText(event);
    const key = readKey(source, event, cursor.offset);
    if (Object.hasOwn(values, key)) throw duplicate(key, event);
    cursor.offset = event.valueEnd;
    if (block) {
      refuseTextBeforeKey(source, event);
      refuseDisplacedValue(source, peek(cursor));
    } else refuseDisplacedColon(source, event);
    values[key] = readValue(cursor);
  }
  cursor.index++;
  return values;
}

function notText(event: MappingEvent | SequenceEvent): Breach {
  const place = [event.start, event.start + 1] as const;
  return new Breach("schema/key-not-text", place, "A map or a list is used as a key.", "Write text as the key.");
}

function duplicate(key: string, event: ScalarEvent): Breach {
  return new Breach(
    "schema/duplicate-key",
    [event.valueStart, event.valueEnd],
    `The key ${quoteText(key)} stands twice in this map.`,
    "Delete one of the two.",
  );
}

function peek(cursor: Cursor): Event {
  const event = cursor.events[cursor.index];
  if (event === undefined) throw new Error("The events of js-yaml end inside a collection.");
  return event;
}

function next(cursor: Cursor): NodeEvent {
  const event = peek(cursor);
  cursor.index++;
  if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE)
    return event;
  throw new Error("The events of js-yaml hold no node where one belongs.");
}
