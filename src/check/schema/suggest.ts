import { nearest } from "../../model/nearest.ts";

/** The candidate that was most likely meant: the same but for capitals, `-` and `_`, or else the nearest one. */
export function suggest(text: string, candidates: readonly string[]): string | undefined {
  const plain = simplify(text);
  return candidates.find((candidate) => simplify(candidate) === plain) ?? nearest(text, candidates);
}

function simplify(text: string): string {
  return text.toLowerCase().replace(/[-_ ]/g, "");
}
