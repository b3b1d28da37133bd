import { nearest } from "../../model/nearest.ts";

/** The candidate that was most likely meant: the same but for capitals, `-` and `_`, or else the nearest one. */
export function suggest(text: string, candidates: readonly string[]): string | undefined {
  return simplified(candidates).get(simplify(text)) ?? nearest(text, candidates) ?? onlyLongForm(text, candidates);
}

/** The first candidate of each simple form. */
function simplified(candidates: readonly string[]): ReadonlyMap<string, string> {
  const forms = known.get(candidates) ?? new Map(candidates.toReversed().map((one) => [simplify(one), one]));
  known.set(candidates, forms);
  return forms;
}

/** Thousands of names are looked for in one list. */
const known = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** `max_docs` stands for max_documents when it can stand for nothing else. */
function onlyLongForm(text: string, candidates: readonly string[]): string | undefined {
  const [first, ...others] = candidates.filter((candidate) => isShortFor(text, candidate));
  return others.length === 0 ? first : undefined;
}

/** The same beginning, and then letters left out. */
function isShortFor(text: string, candidate: string): boolean {
  if (text.length < 4 || text.slice(0, 3) !== candidate.slice(0, 3)) return false;
  let at = 0;
  for (const letter of candidate) if (letter === text[at]) at++;
  return at === text.length;
}

function simplify(text: string): string {
  return text.toLowerCase().replace(/[-_ ]/g, "");
}
