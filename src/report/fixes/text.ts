import picocolors from "picocolors";
import { count } from "../diagnostics/report.ts";
import { printable } from "../printable.ts";
import type { FixesReport, MendedFinding } from "./report.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** For people: a line for each fix, then how many there were. Ends with a line end. */
export function renderFixesText({ mended, refused, files }: FixesReport, options: { readonly color: boolean }): string {
  const colors = picocolors.createColors(options.color);
  const lineOf = (mark: string, { rule, file, line, title }: MendedFinding) =>
    `${mark} ${colors.bold(`${printable(file)}:${String(line)}`)} ${printable(title)} ${colors.dim(rule)}`;
  return [
    ...mended.map((fix) => lineOf(colors.green("mended"), fix)),
    ...refused.flatMap((fix) => [
      lineOf(colors.yellow("left"), fix),
      `  It would bring ${fix.because.rule}: ${printable(fix.because.message)}`,
    ]),
    mended.length === 0
      ? "Nothing was mended."
      : `Mended ${count(mended.length, "finding")} in ${count(files.length, "file")}.`,
    "",
  ].join("\n");
}

/** What would be written, as `diff -u` prints it: `git apply` takes it. Empty when nothing would. */
export function renderFixesDiff({ files }: Pick<FixesReport, "files">): string {
  return files.map(({ file, before, after }) => unifiedDiff(file, before, after)).join("");
}
