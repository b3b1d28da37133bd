import type { Drift, DriftAuthor, DriftedRow, DriftField } from "../../model/drift.ts";
import type { JsonValue } from "../../model/json.ts";
import { formatAt } from "../money.ts";
import { formatValue } from "../plan/values.ts";
import type { TableOptions } from "./table.ts";
import { formatTime, renderTable, shortCommit } from "./table.ts";

const head = ["ROW", "VALUE", "LAST SYNC", "LIVE", "GIT", "BY", "TIME (UTC)", "SEQ"];

/** A line for each value that moved, and what to do about it. */
export function renderDrift(drift: Drift, options: TableOptions & { readonly currency: string | null }): string {
  const { rows, environment, commit, authors } = drift;
  const where = `registry ${environment}, last synced at ${shortCommit(commit) ?? "no commit"}`;
  if (rows.length === 0) return `No drift: ${where}.\n`;
  const table = renderTable(
    head,
    rows.flatMap((row) => toLines(row, options.currency)),
    options,
  );
  const unknown = authors === "refused" ? "Who it was stands in the audit log, which this login may not read.\n" : "";
  return `${table}\n\nDrift in ${where}.\n${unknown}The next sync writes what Git says; \`tenantry import\` writes what is live into the files.\n`;
}

function toLines(row: DriftedRow, currency: string | null): (string | number | null)[][] {
  const name = `${row.kind} ${row.id}`;
  if (row.fields.length > 0) return row.fields.map((field) => [name, ...toCells(field, currency)]);
  const what = row.change === "removed" ? "marked as removed" : "has no file";
  return [[name, what, null, null, null, ...authorCells(row.by)]];
}

function toCells(field: DriftField, currency: string | null): (string | number | null)[] {
  const { path, applied, live, desired, changed_by, by } = field;
  const show = (value: JsonValue | undefined) =>
    value === undefined ? null : formatAt(path, value, currency, formatValue);
  const wanted = show(desired);
  const git = changed_by === "both" ? `${wanted ?? "-"} (changed too)` : wanted;
  return [path, show(applied), show(live), git, ...authorCells(by)];
}

function authorCells(by: DriftAuthor | undefined): (string | number | null)[] {
  if (by === undefined) return [null, null, null];
  return [by.actor ?? `${by.db_user} (direct)`, formatTime(by.at), by.seq];
}
