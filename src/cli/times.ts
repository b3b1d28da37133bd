import type { DateText } from "../model/clock.ts";
import { isDate, toDateText } from "../model/clock.ts";
import { OperationalError } from "../model/operational-error.ts";

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * A date (`2026-11-01`), a time in ISO 8601 or an age (`30m`, `12h`, `7d`) as ISO 8601 in UTC. A time without an offset is
 * one of UTC, wherever this runs; a date is its first moment, or its last one.
 *
 * @throws OperationalError `usage`
 */
export function parseTime(text: string, now: Date, { endOfDay = false } = {}): string {
  const age = /^(\d{1,6})([mhd])$/.exec(text);
  const unit = age?.[2];
  if (unit === "m" || unit === "h" || unit === "d")
    return new Date(now.getTime() - Number(age?.[1]) * units[unit]).toISOString();
  const [, date, time, offset = "Z"] = ISO.exec(text) ?? [];
  const milliseconds = Date.parse(
    `${date ?? ""}T${time ?? (endOfDay ? "23:59:59.999" : "00:00")}${offset.toUpperCase()}`,
  );
  if (Number.isNaN(milliseconds) || date === undefined || !isDate(date))
    throw new OperationalError(
      "usage",
      `${JSON.stringify(text)} is not a time.`,
      "Write 2026-11-01, 2026-11-01T09:00 (UTC), 2026-11-01T09:00+05:30, or an age such as 7d, 12h or 30m.",
    );
  return new Date(milliseconds).toISOString();
}

/** As the tables print it too, with a blank. */
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/i;

/**
 * A state of the registry: a revision (digits alone), the id of a sync, or whatever parseTime reads.
 * @throws OperationalError `usage`
 */
export function parsePoint(
  text: string,
  now: Date,
): { readonly at: string } | { readonly sync: string } | { readonly revision: number } {
  if (/^\d{1,15}$/.test(text)) return { revision: Number(text) };
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return { sync: text.toLowerCase() };
  return { at: parseTime(text, now) };
}

/** A number of entries, from 1 on. @throws OperationalError `usage` that names the flag */
export function parseCount(flag: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new OperationalError(
      "usage",
      `${flag} ${JSON.stringify(text)} is not a number of entries.`,
      `Write a whole number from 1 on: ${flag} 100.`,
    );
  return Number(text);
}

/**
 * When a hold is looked at again: a day (today or later, in UTC), or a time from now (`24h`, `7d`, `90m`).
 * @throws OperationalError `usage`
 */
export function parseReview(text: string, now: Date): { readonly reviewBy: DateText; readonly reviewAt?: string } {
  const [, number, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (unit === "m" || unit === "h" || unit === "d") {
    if (Number(number) === 0) throw passed(text);
    const at = new Date(now.getTime() + Number(number) * units[unit]).toISOString();
    return { reviewBy: at.slice(0, 10), reviewAt: at };
  }
  if (!isDate(text))
    throw new OperationalError(
      "usage",
      `${JSON.stringify(text)} is not a date.`,
      "Write it as 2026-12-01, or as a time from now: 24h, 7d.",
    );
  if (text < toDateText(now)) throw passed(text);
  return { reviewBy: text };
}

function passed(text: string): OperationalError {
  return new OperationalError(
    "usage",
    `--review-by ${text} has passed.`,
    "Name today in UTC or a later day: nobody would look at the hold again.",
  );
}
