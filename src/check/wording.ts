import { quoteText } from "../model/quote.ts";

/** "a", "b" and "c"; of more than `most` names the rest is counted. */
export function listNames(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).map(quoteText);
  return joinWords(names.length > most ? [...shown, `${names.length - most} more`] : shown);
}

/** a, b and c */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** `1 tenant`, `3 tenants`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
