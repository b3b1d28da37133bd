import type { Comment } from "../../model/document.ts";
import type { LineIndex } from "./line-index.ts";
import type { Place } from "./places.ts";

/** The comments that begin with a word. `places` are those of the document: a `#` inside of a text begins none. */
export function findComments(source: string, word: string, places: Place, lines: LineIndex): Comment[] {
  const comments: Comment[] = [];
  for (let at = source.indexOf(word); at !== -1; at = source.indexOf(word, at + 1)) {
    const lineStart = source.lastIndexOf("\n", at) + 1;
    const before = source.slice(lineStart, at);
    const start = lineStart + before.search(/(?<!\S)#[ \t]*$/);
    if (start < lineStart || isText(places, start)) continue;
    const end = at + source.slice(at).search(/\r?\n|\r?$/);
    const alone = before.slice(0, start - lineStart).trim() === "";
    comments.push({ text: source.slice(at, end).trimEnd(), span: lines.span(start, end), alone });
  }
  return comments;
}

function isText({ start, end, key, children }: Place, offset: number): boolean {
  if (key !== undefined && offset >= key[0] && offset < key[1]) return true;
  if (children.size === 0) return offset >= start && offset < end;
  for (const child of children.values()) if (isText(child, offset)) return true; // a copy for each comment takes long
  return false;
}
