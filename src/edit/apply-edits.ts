import type { Edit } from "../model/diagnostic.ts";

export type Splice = Pick<Edit, "start" | "end" | "text">;

/**
 * The text after edits of one file. Edits whose ranges overlap exclude each other: the groups come in order, and of two
 * groups that overlap the later one is left for the next round.
 *
 * @param groups each is one fix: all of its edits are made or none.
 */
export function applyEdits(
  source: string,
  groups: readonly (readonly Splice[])[],
): { text: string; applied: number[] } {
  const made: Splice[] = [];
  const applied: number[] = [];
  groups.forEach((group, index) => {
    if (group.some((edit) => made.some((other) => overlap(edit, other)))) return;
    made.push(...group);
    applied.push(index);
  });
  return { text: splice(source, made), applied };
}

/** Two insertions at one place overlap as well: which one comes first would be chance. */
function overlap(a: Splice, b: Splice): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start && (a.start === a.end || b.start === b.end);
}

function splice(source: string, edits: readonly Splice[]): string {
  let text = "";
  let at = 0;
  for (const { start, end, text: insertion } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += source.slice(at, start) + insertion;
    at = end;
  }
  return text + source.slice(at);
}
