import { parseEvents } from "js-yaml";
import type { Comment, Document, DocumentKind, Span } from "../model/document.ts";
import type { JsonObject, JsonPath } from "../model/json.ts";
import { findComments } from "./positions/comments.ts";
import { LineIndex } from "./positions/line-index.ts";
import { MAX_DEPTH } from "./profile/events.ts";
import { findPlaces, type Place } from "./positions/places.ts";

/**
 * Keeps the text and the data only: among ten thousand documents few are asked for a position, and those parse their
 * text again.
 */
export class YamlDocument implements Document {
  readonly kind: DocumentKind;
  readonly file: string;
  readonly id: string;
  readonly source: string;
  readonly data: JsonObject;
  readonly digest: string | undefined;
  readonly sound: boolean;
  #positions: { readonly root: Place; readonly lines: LineIndex } | undefined;

  constructor(fields: Pick<Document, "kind" | "file" | "id" | "source" | "data" | "digest" | "sound">) {
    this.kind = fields.kind;
    this.file = fields.file;
    this.id = fields.id;
    this.source = fields.source;
    this.data = fields.data;
    this.digest = fields.digest;
    this.sound = fields.sound ?? false;
  }

  /** The key of the root or of an item, which have none, is the first key inside it; else the value. */
  locate(path: JsonPath, part: "key" | "value" = "value"): Span {
    const { root, lines } = this.#read();
    let place = root;
    for (const step of path) {
      const child = place.children.get(step);
      if (child === undefined) break;
      place = child;
    }
    const [start, end] = part === "key" ? keyOf(place) : [place.start, place.end];
    return lines.span(start, end);
  }

  commentsWith(word: string): readonly Comment[] {
    if (!this.source.includes(word)) return [];
    const { root, lines } = this.#read();
    return findComments(this.source, word, root, lines);
  }

  #read(): { readonly root: Place; readonly lines: LineIndex } {
    return (this.#positions ??= {
      root: findPlaces(this.source, parseEvents(this.source, { maxDepth: MAX_DEPTH })),
      lines: new LineIndex(this.source),
    });
  }
}

function keyOf(place: Place): readonly [number, number] {
  if (place.key !== undefined) return place.key;
  const [first] = place.children.values();
  return first?.key ?? [place.start, place.end];
}
