import { distance } from "fastest-levenshtein";

/** The candidate that a person most likely meant; undefined when none is near. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const near = Math.max(1, Math.floor(text.length / 3));
  let best: string | undefined;
  let least = near + 1;
  for (const candidate of candidates) {
    const edits = distance(text, candidate);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}
