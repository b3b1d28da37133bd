import picocolors from "picocolors";
import type { DriftedRow } from "../../model/drift.ts";
import { count } from "../diagnostics/report.ts";
import { formatAt } from "../money.ts";
import { formatValue } from "../plan/values.ts";
import { printable } from "../printable.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** What `import` did to the files, or would do. */
export interface ImportReport {
  readonly environment: string;
  readonly currency: string | null;
  readonly files: readonly { readonly file: string; readonly before?: string; readonly after: string }[];
  /** undefined when it is not known, because the files have errors. */
  readonly left: readonly DriftedRow[] | undefined;
}

/** A line for each file, what could not be taken over, and what comes next. Ends with a line end. */
export function renderImport(report: ImportReport, options: { readonly color: boolean }): string {
  const { environment, files, left } = report;
  const { green, yellow } = picocolors.createColors(options.color);
  const said = `what the registry ${environment} holds`;
  const rows = left ?? [];
  const summary =
    files.length > 0
      ? `${count(files.length, "file")} now ${files.length === 1 ? "says" : "say"} ${said}.`
      : `There is nothing to take over from the registry ${environment}.`;
  const next = files.length > 0 ? " Look at the difference, commit it and open a pull request." : "";
  return [
    ...files.map(({ file, before }) => `${green(before === undefined ? "written" : "edited")} ${printable(file)}`),
    ...rows.flatMap((row) => describeLeft(row, report.currency)).map((line) => `${yellow("left")} ${line}`),
    summary + next,
    ...(rows.length > 0 ? [`What is left, the next sync writes as Git says: ${WHY_LEFT}.`] : []),
    "",
  ].join("\n");
}

/** For `--dry-run`: a difference that `git apply` takes. */
export function renderImportDiff({ files }: ImportReport): string {
  return files.map(({ file, before = "", after }) => unifiedDiff(file, before, after)).join("");
}

const WHY_LEFT =
  "other files say it, or Git has changed it since (--overwrite takes those too), or a row is marked as removed";

function describeLeft(row: DriftedRow, currency: string | null): string[] {
  const name = `${row.kind} ${row.id}`;
  if (row.fields.length === 0) return [`${name}: ${row.change === "removed" ? "marked as removed" : "has no file"}`];
  return row.fields.map(({ path, live, desired }) => {
    const show = (value: typeof live) =>
      value === undefined ? "no value" : formatAt(path, value, currency, formatValue);
    return `${name}: ${printable(path)} is ${show(live)}, Git says ${show(desired)}`;
  });
}
