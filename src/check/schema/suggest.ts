import { nearest } from "../../model/nearest.ts";

/** The candidate that was most likely meant: the same but for capitals, `-` and `_`, or else the nearest one. */
export function suggest(text: string, candidates: readonly string[]): string | undefined {
  const plain = simplify(text);
  return (
    candidates.find((candidate) => simplify(candidate) === plain) ??
    nearest(text, candidates) ??
    onlyLongForm(text, candidates)
  );
}

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
