/** A calendar date, `YYYY-MM-DD`; dates of this form compare as text. */
export type DateText = string;

const DAY_MS = 86_400_000;

/** Whether a text is a day that exists, in the form `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && toDateText(new Date(time)) === text;
}

export function toDateText(time: Date): DateText {
  return time.toISOString().slice(0, 10);
}

export function addDays(date: DateText, days: number): DateText {
  return toDateText(new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS));
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: DateText, b: DateText): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY_MS);
}
