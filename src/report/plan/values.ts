/** How values, amounts and changes look in a plan. */
import type { JsonValue } from "../../model/json.ts";
import { isJsonObject, sameJson } from "../../model/json.ts";
import { formatAt } from "../money.ts";
import { printable } from "../printable.ts";

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });

export function formatCount(count: number, noun: string): string {
  return `${number.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Text bare, numbers with separators, limits and rollouts as people say them, the rest as JSON. */
export function formatValue(value: JsonValue): string {
  if (typeof value === "string") return printable(value);
  if (typeof value === "number") return number.format(value);
  if (isJsonObject(value)) return formatObject(value);
  return printable(Array.isArray(value) && value.every(isText) ? `[${value.join(", ")}]` : JSON.stringify(value));
}

function formatObject(value: Readonly<Record<string, JsonValue>>): string {
  const { default: standard, ceiling, by, percent } = value;
  if (standard !== undefined && ceiling !== undefined)
    return sameJson(standard, ceiling)
      ? formatValue(standard)
      : `${formatValue(standard)} (ceiling ${formatValue(ceiling)})`;
  if (by === "user" && typeof percent === "number") return `${number.format(percent)} % of users`;
  return printable(JSON.stringify(value));
}

export interface Change {
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** `20,000 → 25,000`; of lists of ids only what comes and goes; nothing for a switch that is on or gone. */
export function formatChange({ path, before, after }: Change, currency: string | null): string {
  const format = (value: JsonValue) => formatAt(path, value, currency, formatValue);
  if (isTextList(before) && isTextList(after)) return formatListChange(before, after);
  if (before !== undefined && after !== undefined) return `${format(before)} → ${format(after)}`;
  const value = after ?? before;
  return value === undefined || value === true ? "" : format(value);
}

function formatListChange(before: readonly string[], after: readonly string[]): string {
  const added = after.filter((item) => !before.includes(item)).map((item) => `+${item}`);
  const removed = before.filter((item) => !after.includes(item)).map((item) => `-${item}`);
  return printable([...added, ...removed].join(", "));
}

function isTextList(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

export function symbolOf({ before, after }: Omit<Change, "path">): "+" | "~" | "-" {
  return before === undefined ? "+" : after === undefined ? "-" : "~";
}
