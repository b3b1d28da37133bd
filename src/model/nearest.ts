import { distance } from "fastest-levenshtein";

/** The candidate that was most likely meant; undefined when none is near. Of two equally near ones the first. */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = reachOf(text) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) >= least) continue;
    const edits = editsBetween(text, candidate);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** Whether a text may be a misspelt form of the candidate, though another one may be nearer. */
export function isWithinReach(text: string, candidate: string): boolean {
  return Math.abs(candidate.length - text.length) <= reachOf(text) && editsBetween(text, candidate) <= reachOf(text);
}

/** Two neighbours in the wrong order, the commonest of typos, are one mistake; for Levenshtein they are two. */
export function editsBetween(a: string, b: string): number {
  return isSwap(a, b) ? 1 : distance(a, b);
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** So many characters may be wrong, too many or too few. */
function reachOf(text: string): number {
  return Math.max(1, Math.floor(text.length / 3));
}
