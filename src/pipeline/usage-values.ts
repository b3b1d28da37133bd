import type { JsonValue } from "../model/json.ts";
import type { ObservedKey } from "../model/usage.ts";

const INSTANT = /^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
/** Clocks differ by so much. */
const AHEAD_MS = 300_000;

/** What is wrong with one observed value; null says that it is no longer known. */
export function judgeObserved(key: ObservedKey, value: JsonValue): string[] {
  if (value === null) return [];
  if (key === "payment_status")
    return typeof value === "string" && /^[^\p{Cc}\p{Cs}]{1,64}$/u.test(value) && value.trim() !== ""
      ? []
      : ["payment_status must be a text of at most 64 characters"];
  const most = { health_score: 100, storage_gb: 1e11 }[key as string] ?? Number.MAX_SAFE_INTEGER;
  const whole = key !== "health_score" && key !== "storage_gb";
  const fits = typeof value === "number" && value >= 0 && value <= most && (!whole || Number.isInteger(value));
  return fits ? [] : [`${key} must be a ${whole ? "whole " : ""}number from 0${most === 100 ? " to 100" : ""}`];
}

/** What is wrong with a time of observation; `now` is ISO 8601. */
export function judgeInstant(value: JsonValue, now: string): string[] {
  const time = typeof value === "string" && INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return ["observed_at must be a time with its offset, such as 2026-11-23T09:00:00Z"];
  return time > Date.parse(now) + AHEAD_MS ? ["observed_at lies in the future"] : [];
}
