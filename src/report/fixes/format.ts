import picocolors from "picocolors";
import { count } from "../diagnostics/report.ts";
import { printable } from "../printable.ts";

/** What `fmt` did, or with `checkOnly` would do. */
export interface FormatReport {
  readonly checkOnly: boolean;
  readonly changed: readonly string[];
  readonly left: readonly { readonly file: string; readonly line: number; readonly message: string }[];
  readonly filesRead: number;
}

/** For people: a line for each file that changes or is left alone, then a summary. Ends with a line end. */
export function renderFormatText(report: FormatReport, options: { readonly color: boolean }): string {
  const { checkOnly, changed, left, filesRead } = report;
  const colors = picocolors.createColors(options.color);
  const verb = checkOnly ? colors.yellow("to format") : colors.green("formatted");
  const read = `(${count(filesRead, "file")} read)`;
  return [
    ...changed.map((file) => `${verb} ${printable(file)}`),
    ...left.map(
      ({ file, line, message }) => `${colors.red("left")} ${printable(file)}:${String(line)} ${printable(message)}`,
    ),
    changed.length === 0
      ? `Nothing to format ${read}`
      : checkOnly
        ? `${count(changed.length, "file")} to format: run \`tenantry fmt\` ${read}`
        : `Formatted ${count(changed.length, "file")} ${read}`,
    "",
  ].join("\n");
}
