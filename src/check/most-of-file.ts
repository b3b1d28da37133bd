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

/** Whether a message is that of the last finding listed of more. */
export function isCut(message: string): boolean {
  return / And \d+ more in this file\.$/.test(message);
}
