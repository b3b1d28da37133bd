import type { AuditedChange, AuditRecord } from "../../model/audit.ts";
import type { TableOptions } from "./table.ts";
import { describeActor, describeChanges } from "../audit/wording.ts";
import { formatTime, renderTable, shortCommit } from "./table.ts";

const head = ["SEQ", "TIME (UTC)", "WHAT", "CHANGED", "BY", "COMMIT", "REASON"];
const verbs = { INSERT: "+", UPDATE: "~", DELETE: "-" } as const;

/** One line a changed row, newest first. Who did it stands with how far that is known. */
export function renderAudit(
  records: readonly AuditRecord[],
  { currency, ...options }: TableOptions & { readonly currency: string | null },
): string {
  if (records.length === 0) return "No entries.\n";
  const rows = records.map(({ by, changes, ...entry }) => [
    String(entry.seq),
    formatTime(entry.at),
    `${verbs[entry.op]} ${entry.table} ${entry.key}`,
    summarize(changes, currency, 70),
    shorten(describeActor(by), 58),
    shortCommit(by.commit),
    shorten(by.reason ?? "", 48),
  ]);
  return `${renderTable(head, rows, options)}\n`;
}

/** The changes that explain others come first; of what has no room the number is told. */
function summarize(changes: readonly AuditedChange[], currency: string | null, longest: number): string {
  const first = ["status", "tier"];
  const weight = ({ path }: AuditedChange) => (first.includes(path) ? first.indexOf(path) : first.length);
  const sorted = [...changes].sort((a, b) => weight(a) - weight(b));
  for (let shown = sorted.length; shown > 1; shown--) {
    const more = sorted.length - shown;
    const text = describeChanges(sorted.slice(0, shown), currency) + (more === 0 ? "" : `, +${more} more`);
    if (text.length <= longest) return text;
  }
  const more = sorted.length > 1 ? `, +${sorted.length - 1} more` : "";
  return shorten(describeChanges(sorted.slice(0, 1), currency), longest) + more;
}

/** A table is for looking over; `--json` has everything. */
function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
