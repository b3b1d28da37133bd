import type { JsonValue } from "../../model/json.ts";
import Table from "cli-table3";
import picocolors from "picocolors";
import { printable } from "../printable.ts";

export interface TableOptions {
  readonly color: boolean;
}

/** `right`: heads of columns whose texts go to the right, such as amounts. */
interface ColumnOptions extends TableOptions {
  readonly right?: readonly string[];
}

/** A cell; numbers go to the right. */
export type Cell = string | number | null;

const noBorder = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "", bottom: "", "bottom-mid": "", "bottom-left": "" },
  ...{ "bottom-right": "", left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "  " },
};

/** Columns under their heads, without borders. What a cell holds can neither move the cursor nor start a line. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  { color, right = [] }: ColumnOptions,
): string {
  const { dim } = picocolors.createColors(color);
  const numeric = head.map(
    (title, column) => right.includes(title) || rows.some((row) => typeof row[column] === "number"),
  );
  const table = new Table({
    head: head.map((title) => dim(title)),
    chars: noBorder,
    colAligns: numeric.map((toRight) => (toRight ? "right" : "left")),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  table.push(...rows.map((row) => row.map(cellText)));
  return table.toString().replace(/ +$/gm, "");
}

/** Names beside values, one a line. */
export function renderPairs(pairs: readonly (readonly [name: string, value: Cell])[], { color }: TableOptions): string {
  const { dim } = picocolors.createColors(color);
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${dim(name.padEnd(width))}  ${cellText(value)}`).join("\n");
}

function cellText(cell: Cell): string {
  if (cell === null || cell === "") return "-";
  return typeof cell === "number" ? formatNumber(cell) : printable(cell);
}

/** `1,000,000`, on every machine. */
export function formatNumber(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

/** `2026-11-23 09:00` in UTC; null stays null. */
export function formatTime(time: string | null): string | null {
  return time === null ? null : new Date(time).toISOString().slice(0, 16).replace("T", " ");
}

/** Enough of a commit to find it. */
export function shortCommit(commit: string | null): string | null {
  return commit === null ? null : commit.slice(0, 10);
}

/** `1 tenant`, `2 tenants`. */
export function count(number: number, noun: string): string {
  return `${formatNumber(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** As people write it: text bare, numbers with separators, the rest as JSON. */
export function formatValue(value: JsonValue): string {
  if (typeof value === "string") return value;
  return typeof value === "number" ? formatNumber(value) : JSON.stringify(value);
}
