import type { JsonValue } from "../../model/json.ts";
import { printable } from "../printable.ts";
import { formatValue } from "./table.ts";

/** One value and the place that it comes from. */
export interface WhyReport {
  readonly tenant_id: string;
  readonly path: string;
  readonly value: JsonValue;
  readonly source: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function renderWhy({ tenant_id: id, path, value, source, file, line, column }: WhyReport): string {
  const place = `${file}:${String(line)}:${String(column)}`;
  return printable(`${id} ${path} = ${formatValue(value)}, from ${source} (${place})`) + "\n";
}
