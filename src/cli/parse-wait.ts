import { OperationalError } from "../model/operational-error.ts";

const UNITS = { ms: 1, s: 1_000, m: 60_000 } as const;

/** `500ms`, `5s` or `2m` in milliseconds. @throws OperationalError `usage` that names the flag */
export function parseWait(flag: string, text: string): number {
  const [, number, unit] = /^(\d{1,6})(ms|s|m)$/.exec(text) ?? [];
  if (unit === "ms" || unit === "s" || unit === "m") return Number(number) * UNITS[unit];
  throw new OperationalError(
    "usage",
    `${flag} ${JSON.stringify(text)} is not a time.`,
    `Write ${flag} 5s, or 500ms, or 2m.`,
  );
}
