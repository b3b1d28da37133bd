import type { JsonValue } from "../../model/json.ts";
import { formatAt, formatMoney } from "../money.ts";
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
  /** Of an amount that is a sum. */
  readonly parts?: readonly (Pick<WhyReport, "source" | "file" | "line" | "column"> & { readonly value: number })[];
}

export function renderWhy(report: WhyReport): string {
  const { tenant_id: id, path, value, currency, source, file, line, column } = report;
  const place = `${file}:${String(line)}:${String(column)}`;
  const answer = printable(
    `${id} ${path} = ${formatAt(path, value, currency, formatValue)}, from ${source} (${place})`,
  );
  const sum = (report.parts ?? []).map(
    (part) =>
      `${printable(`  ${formatMoney(part.value, currency)} from ${part.source} (${part.file}:${part.line}:${part.column})`)}\n`,
  );
  return `${answer}\n${sum.join("")}${/^(status$|flags\.)/.test(path) ? pointToRegistry(id) : ""}`;
}

/** An emergency sets the status, and switches flags off for all: whoever asks during one must not take the files for what is in effect. */
function pointToRegistry(id: string): string {
  return `This is what the files say; \`tenantry tenants show ${id}\` says what is in effect.\n`;
}
