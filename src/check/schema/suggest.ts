import { nearest } from "../../model/nearest.ts";

/** The candidate that was most likely meant: the same but for capitals, `-`, `_` and a plural, or else the nearest one. */
export function suggest(text: string, candidates: readonly string[]): string | undefined {
  const forms = simplified(candidates);
  const form = simplify(text);
  return forms.get(form) ?? forms.get(singular(form)) ?? nearest(text, candidates) ?? onlyLongForm(text, candidates);
}

/** The first candidate of each simple form, and of its singular where no other one has that form. */
function simplified(candidates: readonly string[]): ReadonlyMap<string, string> {
  const forms = known.get(candidates) ?? formsOf(candidates.toReversed());
  known.set(candidates, forms);
  return forms;
}

function formsOf(candidates: readonly string[]): Map<string, string> {
  const forms = candidates.map((one) => [simplify(one), one] as const);
  return new Map([...forms.map(([form, one]) => [singular(form), one] as const), ...forms]);
}

/** `policies` and `policy`, `branches` and `branch`: for the eye one word, for the count of edits several. */
function singular(form: string): string {
  return form
    .replace(/ies$/, "y")
    .replace(/(?<=ch|sh|x|ss)es$/, "")
    .replace(/(?<=[^s])s$/, "");
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
