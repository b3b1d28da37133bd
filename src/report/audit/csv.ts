import type { AuditRecord } from "../../model/audit.ts";
import { printable } from "../printable.ts";
import { describeChanges } from "./wording.ts";

type Column = readonly [name: string, cell: (record: AuditRecord, currency: string | null) => string | number | null];

const columns: readonly Column[] = [
  ["seq", ({ seq }) => seq],
  ["link", ({ link }) => link],
  ["at", ({ at }) => at],
  ["committed_at", ({ committed_at }) => committed_at],
  ["action", ({ action }) => action],
  ["table", ({ table }) => table],
  ["key", ({ key }) => key],
  ["changed", ({ changes }, currency) => describeChanges(changes, currency)],
  ["author", ({ by }) => by.author],
  ["actor", ({ by }) => by.actor],
  ["actor_source", ({ by }) => by.actor_source],
  ["trust", ({ by }) => by.trust],
  ["db_user", ({ db_user }) => db_user],
  ["db_role", ({ db_role }) => db_role],
  ["client", ({ client }) => client],
  ["commit", ({ by }) => by.commit],
  ["pr_url", ({ by }) => by.pr_url],
  ["pr_source", ({ by }) => by.pr_source],
  ["sync_id", ({ by }) => by.sync_id],
  ["reason", ({ by }) => by.reason],
];

export function auditCsvHead(): string {
  return renderLine(columns.map(([name]) => name));
}

/** One record a line (RFC 4180), in the order of the head. */
export function renderAuditCsv(records: readonly AuditRecord[], currency: string | null): string {
  return records.map((record) => renderLine(columns.map(([, cell]) => cell(record, currency)))).join("");
}

function renderLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => renderCell(String(cell ?? ""))).join(",")}\r\n`;
}

/**
 * A spreadsheet takes what begins with these for a formula and runs it: an apostrophe makes it text. Blanks in front do
 * not keep some of them from it.
 */
const formula = /^\s*[=+\-@＝＋－＠]/u;

/** Control characters and line ends are escapes as in tables, so that a record is one line for every program. */
function renderCell(text: string): string {
  const safe = formula.test(text) ? `'${printable(text)}` : printable(text);
  return /[",]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
