import { COLLECTION_STYLE, EVENT_ID, getScalarValue, SCALAR_STYLE, type Event, type ScalarEvent } from "js-yaml";
import { skipBlank } from "../../model/skip-blank.ts";

/** Where a value and its key stand, as offsets into the source; the end is behind the last character. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Absent for the root and for items of a list. */
  readonly key?: readonly [start: number, end: number];
  /** By key or index, in the order of the source. */
  readonly children: ReadonlyMap<string | number, Place>;
}
type Key = Place["key"];

const noChildren: Place["children"] = new Map();

/** The places of all values of a document that keeps the profile. */
export function findPlaces(source: string, events: readonly Event[]): Place {
  return new PlaceReader(source, events).read(0, undefined);
}

class PlaceReader {
  readonly #source: string;
  readonly #events: readonly Event[];
  #index = 1;

  constructor(source: string, events: readonly Event[]) {
    this.#source = source;
    this.#events = events;
  }

  /** Reads the next value. `from` is behind what introduces it (colon, dash, bracket): where an empty value stands. */
  read(from: number, key: Key): Place {
    const event = this.#events[this.#index++];
    if (event?.type === EVENT_ID.SCALAR) return place(this.#scalar(event, from), key, noChildren);
    if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE)
      throw new Error("The events of js-yaml hold no node where one belongs.");
    const block = event.style === COLLECTION_STYLE.BLOCK;
    const open = this.#source[event.start];
    // A pair in a list (`[a: 1]`) has no braces, and its event starts behind the mark of an explicit key.
    const pair = !block && open !== "{" && open !== "[";
    const [children, last] = event.type === EVENT_ID.MAPPING ? this.#map(event.start) : this.#list(event.start, block);
    this.#index++;
    if (pair) return place([from, last], key, children);
    return place([event.start, block ? last : this.#nextInFlow(event.start, last) + 1], key, children);
  }

  #map(start: number): [Place["children"], number] {
    const children = new Map<string, Place>();
    let last = start;
    for (let event = this.#item(); event !== undefined; event = this.#item()) {
      if (event.type !== EVENT_ID.SCALAR) throw new Error("The profile lets only text be a key.");
      this.#index++;
      const key = quotedSpan(event);
      const value = this.read(this.#afterColon(key[1]), key);
      children.set(getScalarValue(this.#source, event), value);
      last = value.end;
    }
    return [children, last];
  }

  #list(start: number, block: boolean): [Place["children"], number] {
    const children = new Map<number, Place>();
    let last = start;
    while (this.#item() !== undefined) {
      const from = block ? skipBlank(this.#source, last) + 1 : this.#nextInFlow(start, last);
      const value = this.read(from, undefined);
      children.set(children.size, value);
      last = value.end;
    }
    return [children, last];
  }

  #item(): Event | undefined {
    const event = this.#events[this.#index];
    return event?.type === EVENT_ID.POP ? undefined : event;
  }

  #afterColon(end: number): number {
    const at = skipBlank(this.#source, end);
    return this.#source[at] === ":" ? at + 1 : end;
  }

  /** The next item of a flow collection, or the bracket that closes it. */
  #nextInFlow(start: number, last: number): number {
    const at = skipBlank(this.#source, last === start ? start + 1 : last);
    return this.#source[at] === "," ? skipBlank(this.#source, at + 1) : at;
  }

  #scalar(event: ScalarEvent, from: number): readonly [number, number] {
    if (event.valueStart === -1) return [from, from];
    if (event.style !== SCALAR_STYLE.LITERAL_BLOCK && event.style !== SCALAR_STYLE.FOLDED_BLOCK)
      return quotedSpan(event);
    const header = skipBlank(this.#source, from);
    return [header, this.#blockEnd(event) ?? header + (this.#source[header + 1] === "-" ? 2 : 1)];
  }

  /** Behind the last line of a block scalar that holds more than its indentation; undefined when none does. */
  #blockEnd(event: ScalarEvent): number | undefined {
    if (event.indent === -1) return undefined;
    for (let end = event.valueEnd; end >= event.valueStart;) {
      const start = this.#source.lastIndexOf("\n", end - 1) + 1;
      const line = this.#source.slice(start, end).replace(/\r$/, "");
      if (line.trimStart() !== "" || line.length > event.indent) return start + line.length;
      end = start - 1;
    }
    return undefined;
  }
}

function place([start, end]: readonly [number, number], key: Key, children: Place["children"]): Place {
  return key === undefined ? { start, end, children } : { start, end, key, children };
}

function quotedSpan(event: ScalarEvent): [number, number] {
  const quotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  return [event.valueStart - quotes, event.valueEnd + quotes];
}
