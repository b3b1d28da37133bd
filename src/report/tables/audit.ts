import type { AuditRecord } from "../../model/audit.ts";
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
    shorten(describeChanges(changes, currency), 70),
    shorten(describeActor(by), 58),
    shortCommit(by.commit),
    shorten(by.reason ?? "", 48),
  ]);
  return `${renderTable(head, rows, options)}\n`;
}

/** A table is for looking over; `--json` has everything. */
function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
