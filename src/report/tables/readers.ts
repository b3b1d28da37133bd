import type { Convergence, ReadersOverview } from "../../model/readers.ts";
import { printable } from "../printable.ts";
import { formatAge } from "./status.ts";
import type { TableOptions } from "./table.ts";
import { count, renderTable, shortCommit } from "./table.ts";

const head = ["INSTANCE", "COMMIT", "REVISION", "BEHIND", "REPORTED"];

/** Which reader has applied what. `now` is what ages are counted from. */
export function renderReaders(overview: ReadersOverview, options: TableOptions & { readonly now: Date }): string {
  const { revision, commit, readers } = overview;
  const registry = `The registry is at revision ${String(revision)}, commit ${shortCommit(commit) ?? "none"}.`;
  if (readers.length === 0) return `No reader has reported within the last seconds.\n${registry}\n`;
  const rows = readers.map((reader) => [
    reader.instance,
    shortCommit(reader.commit),
    reader.revision === null ? null : String(reader.revision),
    reader.behind === null ? "unknown" : reader.behind === 0 ? "no" : count(reader.behind, "sync"),
    `${formatAge(reader.reported_at, options.now)} ago`,
  ]);
  return `${renderTable(head, rows, options)}\n\n${registry}\n`;
}

/** Whether the readers have applied a sync, in one line, and a line for each that has not. */
export function renderConvergence({ applied, missing, error }: Convergence): string {
  if (error !== undefined) return `Readers: nobody knows what they have applied. ${printable(error)}\n`;
  if (missing.length === 0) return `Readers: ${count(applied, "reader")} applied it.\n`;
  const lines = missing.map(({ instance, revision }) => `  ${printable(instance)}: ${at(revision)}\n`);
  return `Readers: ${count(missing.length, "reader")} had not applied it in time:\n${lines.join("")}`;
}

function at(revision: number | null): string {
  return revision === null ? "does not say what it has applied" : `at revision ${String(revision)}`;
}
