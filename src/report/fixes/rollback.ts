import picocolors from "picocolors";
import { count } from "../diagnostics/report.ts";
import { printable } from "../printable.ts";

/** What `rollback` did to the files. */
export interface RollbackReport {
  readonly commit: string;
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly kept: readonly string[];
  readonly left_out: readonly string[];
}

/** A line for each file, and what comes next. Ends with a line end. */
export function renderRollback(report: RollbackReport, options: { readonly color: boolean }): string {
  const { commit, written, deleted, kept, left_out: leftOut } = report;
  const { green, red, yellow } = picocolors.createColors(options.color);
  const at = commit.slice(0, 7);
  const changed = written.length + deleted.length;
  return [
    ...written.map((file) => `${green("written")} ${printable(file)}`),
    ...deleted.map((file) => `${red("deleted")} ${printable(file)}`),
    ...kept.map((file) => `${yellow("kept")} ${printable(file)}: a tenant that came later`),
    ...leftOut.map((file) => `${yellow("left out")} ${printable(file)}: a tenant that was removed since`),
    changed === 0
      ? `The files say what commit ${at} said.`
      : `${count(changed, "file")} now ${changed === 1 ? "says" : "say"} what commit ${at} said. The registry is as it was: commit them, and open a pull request.`,
    "",
  ].join("\n");
}
