import type { JsonValue } from "../../model/json.ts";
import { formatAt } from "../money.ts";
import { printable } from "../printable.ts";
import { formatValue } from "./table.ts";

/** One value and the place that it comes from. */
export interface WhyReport {
  readonly tenant_id: string;
  readonly path: string;
  readonly value: JsonValue;
  /** Of an amount. */
  readonly currency: string;
  readonly source: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function renderWhy(report: WhyReport): string {
  const { tenant_id: id, path, value, currency, source, file, line, column } = report;
  const place = `${file}:${String(line)}:${String(column)}`;
  return printable(`${id} ${path} = ${formatAt(path, value, currency, formatValue)}, from ${source} (${place})`) + "\n";
}
