import { distance } from "fastest-levenshtein";

/** The candidate that was most likely meant; undefined when none is near. Of two equally near ones the first. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) >= least) continue;
    const edits = distance(text, candidate);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}
