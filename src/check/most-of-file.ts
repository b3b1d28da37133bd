import type { Diagnostic } from "../model/diagnostic.ts";

/**
 * So many findings of one kind are listed for a file. Whoever has more of them has one mistake: a file in the wrong
 * place, a list that a program wrote. Each finding costs a message and a position, and a hostile file holds thousands.
 */
export const MOST_OF_FILE = 100;

/** The findings that are listed of a file; the last says how many `more` are not. */
export function endList(listed: readonly Diagnostic[], more: number): Diagnostic[] {
  const last = listed.at(-1);
  if (last === undefined || more <= 0) return [...listed];
  return [...listed.slice(0, -1), { ...last, message: `${last.message} And ${more} more in this file.` }];
}

/** A finding of which nobody knows yet whether it is listed: a hint that takes a search is spared when it is not. */
export type Unlisted = Omit<Diagnostic, "hint"> & { readonly hint: string | (() => string) };

/** Of findings of several kinds in several files those that are listed. */
export function cutLists(findings: readonly Unlisted[]): Diagnostic[] {
  const lists = new Map<string, Unlisted[]>();
  for (const finding of findings) {
    const kind = `${finding.rule} ${finding.severity} ${finding.file}`;
    const list = lists.get(kind);
    if (list === undefined) lists.set(kind, [finding]);
    else list.push(finding);
  }
  return [...lists.values()].flatMap((list) =>
    endList(list.slice(0, MOST_OF_FILE).map(resolveHint), list.length - MOST_OF_FILE),
  );
}

function resolveHint(finding: Unlisted): Diagnostic {
  return { ...finding, hint: typeof finding.hint === "function" ? finding.hint() : finding.hint };
}

/** Whether a message is that of the last finding listed of more. */
export function isCut(message: string): boolean {
  return / And \d+ more in this file\.$/.test(message);
}
