import type { JsonValue } from "../../model/json.ts";
import type { Place } from "../positions/places.ts";

/** Lists and maps within each other: fifty schemas, as each of them lies in a map of keywords. */
const MAX_DEPTH = 100;

/** The text is not JSON, or not JSON that means the same to every reader. Thrown and caught inside load. */
export class JsonBreach extends Error {
  override readonly name = "JsonBreach";
  readonly start: number;
  readonly end: number;
  readonly hint: string;

  constructor(start: number, end: number, message: string, hint = "Mend the JSON; an editor shows the place.") {
    super(message);
    this.start = start;
    this.end = end;
    this.hint = hint;
  }
}

/** A JSON text's value, with the place of each value in it. Throws JsonBreach at the first mistake. */
export function readJson(source: string): { readonly data: JsonValue; readonly root: Place } {
  return new JsonReader(source).readRoot();
}

interface Read {
  readonly data: JsonValue;
  readonly place: Place;
}

const noChildren: Place["children"] = new Map();

class JsonReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readRoot(): { readonly data: JsonValue; readonly root: Place } {
    const { data, place } = this.#value(0, undefined);
    this.#skipBlank();
    if (this.#at < this.#source.length) throw this.#unexpected("the end of the file");
    return { data, root: place };
  }

  #value(depth: number, key: Place["key"]): Read {
    this.#skipBlank();
    const start = this.#at;
    if (depth > MAX_DEPTH)
      throw new JsonBreach(
        start,
        start + 1,
        `Lists and maps are nested more than ${MAX_DEPTH} deep.`,
        "Move parts of it to $defs.",
      );
    const finish = (data: JsonValue, children: Place["children"] = noChildren): Read => {
      const place = { start, end: this.#at, children };
      return { data, place: key === undefined ? place : { ...place, key } };
    };
    const first = this.#source[start];
    if (first === "{") return finish(...this.#map(depth));
    if (first === "[") return finish(...this.#list(depth));
    return finish(first === '"' ? this.#text() : this.#word());
  }

  #map(depth: number): [JsonValue, Place["children"]] {
    // A key such as __proto__ is refused, so that an ordinary object holds what the text says.
    const data: Record<string, JsonValue> = {};
    const children = new Map<string, Place>();
    this.#items("}", () => {
      const start = this.#at;
      if (this.#source[start] !== '"') throw this.#unexpected("a key in double quotes");
      const name = this.#text();
      const key: readonly [number, number] = [start, this.#at];
      if (children.has(name))
        throw new JsonBreach(...key, `The key ${JSON.stringify(name)} occurs twice.`, "Delete one of the two.");
      if (name === "__proto__") throw new JsonBreach(...key, "The key __proto__ is not allowed.", "Use another name.");
      this.#expect(":");
      const { data: value, place } = this.#value(depth + 1, key);
      data[name] = value;
      children.set(name, place);
    });
    return [data, children];
  }

  #list(depth: number): [JsonValue, Place["children"]] {
    const data: JsonValue[] = [];
    const children = new Map<number, Place>();
    this.#items("]", () => {
      const { data: value, place } = this.#value(depth + 1, undefined);
      children.set(data.length, place);
      data.push(value);
    });
    return [data, children];
  }

  #items(close: string, readItem: () => void): void {
    this.#at += 1;
    this.#skipBlank();
    for (let first = true; this.#source[this.#at] !== close; first = false) {
      if (!first) this.#separator(close);
      readItem();
      this.#skipBlank();
    }
    this.#at += 1;
  }

  #separator(close: string): void {
    if (this.#source[this.#at] !== ",") throw this.#unexpected(`a comma or \`${close}\``);
    this.#at += 1;
    this.#skipBlank();
  }

  #text(): string {
    const literal = /"(?:[^"\\\r\n]|\\.)*"/y;
    literal.lastIndex = this.#at;
    const text = literal.exec(this.#source)?.[0];
    if (text === undefined) throw this.#unexpected("text in double quotes on one line");
    try {
      const value = JSON.parse(text) as string; // in quotes, it is text or nothing
      this.#at += text.length;
      return value;
    } catch {
      throw new JsonBreach(
        this.#at,
        this.#at + text.length,
        "The text holds an escape or a character that JSON does not know.",
      );
    }
  }

  #word(): JsonValue {
    const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    literal.lastIndex = this.#at;
    const text = literal.exec(this.#source)?.[0];
    if (text === undefined) throw this.#unexpected("a value");
    this.#at += text.length;
    return JSON.parse(text) as JsonValue; // the pattern is that of a JSON word or number
  }

  #expect(character: string): void {
    this.#skipBlank();
    if (this.#source[this.#at] !== character) throw this.#unexpected(`\`${character}\``);
    this.#at += 1;
  }

  #skipBlank(): void {
    while (" \t\r\n".includes(this.#source[this.#at] ?? "x")) this.#at += 1;
  }

  #unexpected(expected: string): JsonBreach {
    const found = this.#source[this.#at];
    const what = found === undefined ? "the end of the file" : JSON.stringify(found);
    return new JsonBreach(
      this.#at,
      this.#at + (found === undefined ? 0 : 1),
      `Here stands ${what}; ${expected} is expected.`,
    );
  }
}
