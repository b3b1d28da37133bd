import type { Drift, DriftAuthor, DriftedRow, DriftField, HashMismatch } from "../../model/drift.ts";
import type { JsonValue } from "../../model/json.ts";
import { formatAt } from "../money.ts";
import { formatValue } from "../plan/values.ts";
import { renderDisabledTriggers } from "./disabled-triggers.ts";
import { renderMismatches } from "./hash-mismatches.ts";
import type { TableOptions } from "./table.ts";
import { formatTime, renderTable, shortCommit } from "./table.ts";

const head = ["ROW", "VALUE", "LAST SYNC", "LIVE", "GIT", "BY", "TIME (UTC)", "SEQ"];

/** A line for each value that moved, and what to do about it. */
export function renderDrift(drift: Drift, options: TableOptions & { readonly currency: string | null }): string {
  const { rows, environment, commit, authors } = drift;
  const triggers = renderDisabledTriggers(drift.disabled_triggers);
  const where = `registry ${environment}, last synced at ${shortCommit(commit) ?? "no commit"}`;
  if (rows.length === 0) return `No drift: ${where}.\n${triggers}`;
  const table = renderTable(
    head,
    rows.flatMap((row) => toLines(row, options.currency)),
    options,
  );
  const unknown = authors === "refused" ? "Who it was stands in the audit log, which this login may not read.\n" : "";
  return `${table}\n\nDrift in ${where}.\n${unknown}The next sync writes what Git says; \`tenantry import\` writes what is live into the files.\n${renderMismatches(rows)}${triggers}`;
}

function toLines(row: DriftedRow, currency: string | null): (string | number | null)[][] {
  const name = `${row.kind} ${row.id}`;
  if (row.fields.length > 0) return row.fields.map((field) => [name, ...toCells(field, currency, row.hash_mismatch)]);
  const what = row.change === "removed" ? "marked as removed" : "has no file";
  return [[name, what, null, null, null, ...authorCells(row.by, row.hash_mismatch)]];
}

function toCells(
  field: DriftField,
  currency: string | null,
  mismatch: HashMismatch | undefined,
): (string | number | null)[] {
  const { path, applied, live, desired, changed_by, by } = field;
  const show = (value: JsonValue | undefined) =>
    value === undefined ? null : formatAt(path, value, currency, formatValue);
  const wanted = show(desired);
  const git = changed_by === "both" ? `${wanted ?? "-"} (changed too)` : wanted;
  return [path, show(applied), show(live), git, ...authorCells(by, mismatch)];
}

function authorCells(by: DriftAuthor | undefined, mismatch: HashMismatch | undefined): (string | number | null)[] {
  if (by === undefined) return [mismatch === "past-the-triggers" ? "past the triggers" : null, null, null];
  return [by.actor ?? `${by.db_user} (direct)`, formatTime(by.at), by.seq];
}
