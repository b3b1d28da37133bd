import { LineIndex } from "../../../src/load/positions/line-index.ts";
import type { RelatedPlace } from "../../../src/model/diagnostic.ts";

/** What is wrong with a folder is said at its start. */
const folders = new Set(["tenants", "tiers", "features", "flags"]);

/** Throws unless a place lies inside of its file, with the line and column of its offset; `texts` are by file. */
export function requirePlace(
  { file, span: { start, end } }: Omit<RelatedPlace, "message">,
  texts: ReadonlyMap<string, string>,
): void {
  const text = texts.get(file) ?? (folders.has(file) ? "" : undefined);
  if (text === undefined) throw new Error(`A finding is in ${file}, which is no file.`);
  const again = new LineIndex(text).span(start.offset, end.offset);
  const inside = start.offset >= 0 && start.offset <= end.offset && end.offset <= text.length;
  if (!inside || JSON.stringify(again) !== JSON.stringify({ start, end }))
    throw new Error(`A finding in ${file} is at ${JSON.stringify({ start, end })} of ${text.length}.`);
}
