import type { Edit } from "../model/diagnostic.ts";

/**
 * The texts of files after some fixes. Edits whose ranges overlap exclude each other: of two fixes that overlap the
 * later one is not made, as what it was worked out from is gone.
 *
 * @param fixes of each, all edits are made or none.
 * @returns the texts that were edited, and the indexes of the fixes that were made.
 */
export function applyEdits(
  textOf: (file: string) => string,
  fixes: readonly (readonly Edit[])[],
): { readonly texts: ReadonlyMap<string, string>; readonly applied: readonly number[] } {
  const made = new Map<string, Edit[]>();
  const applied: number[] = [];
  for (const [index, edits] of fixes.entries()) {
    if (edits.some((edit) => made.get(edit.file)?.some((other) => overlap(edit, other)))) continue;
    for (const edit of edits) made.set(edit.file, [...(made.get(edit.file) ?? []), edit]);
    applied.push(index);
  }
  return { texts: new Map([...made].map(([file, edits]) => [file, splice(textOf(file), edits)])), applied };
}

/** Two insertions at one place overlap as well: which one comes first would be chance. */
function overlap(a: Edit, b: Edit): boolean {
  return (a.start < b.end && b.start < a.end) || (a.start === b.start && (a.start === a.end || b.start === b.end));
}

function splice(source: string, edits: readonly Edit[]): string {
  let text = "";
  let at = 0;
  for (const { start, end, text: insertion } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += source.slice(at, start) + insertion;
    at = end;
  }
  return text + source.slice(at);
}
