import { quoteText } from "../model/quote.ts";

/** "a", "b" and "c"; of more than `most` names the rest is counted. */
export function listNames(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).map(quoteText);
  return joinWords(names.length > most ? [...shown, `${names.length - most} more`] : shown);
}

/** a, b and c */
export function joinWords(words: readonly string[], conjunction = "and"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** A sentence begins with a capital letter. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function inDays(days: number): string {
  return days === 0 ? "today" : `in ${counted(days, "day")}`;
}

/** `1 tenant`, `3 tenants`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
