import type { Comment } from "../../model/document.ts";
import type { LineIndex } from "./line-index.ts";
import type { Place } from "./places.ts";

/** The comments that begin with a word. `places` are those of the document: a `#` inside of a text begins none. */
export function findComments(source: string, word: string, places: Place, lines: LineIndex): Comment[] {
  const comments: Comment[] = [];
  const texts = listTexts(places);
  for (let at = source.indexOf(word); at !== -1; at = source.indexOf(word, at + 1)) {
    const lineStart = source.lastIndexOf("\n", at) + 1;
    const before = source.slice(lineStart, at);
    const start = lineStart + before.search(/(?<!\S)#[ \t]*$/);
    if (start < lineStart || isText(texts, start)) continue;
    const end = at + source.slice(at).search(/\r?\n|\r?$/);
    const alone = before.slice(0, start - lineStart).trim() === "";
    comments.push({ text: source.slice(at, end).trimEnd(), span: lines.span(start, end), alone });
  }
  return comments;
}

/** Where keys and values stand that hold no others, in the order of the source. */
function listTexts({ start, end, key, children }: Place, texts: (readonly [number, number])[] = []): typeof texts {
  if (key !== undefined) texts.push(key);
  if (children.size === 0) texts.push([start, end]);
  for (const child of children.values()) listTexts(child, texts);
  return texts;
}

function isText(texts: readonly (readonly [number, number])[], offset: number): boolean {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle]?.[1] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const text = texts[low];
  return text !== undefined && text[0] <= offset;
}
