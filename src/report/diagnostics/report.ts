import type { DateText } from "../../model/clock.ts";
import type { Diagnostic, Severity } from "../../model/diagnostic.ts";
import type { FixesReport } from "../fixes/report.ts";

/** What every format prints. */
export interface DiagnosticsReport {
  /** Sorted by file, offset and rule. */
  readonly diagnostics: readonly Diagnostic[];
  /** All files that were read, with findings or without. */
  readonly filesChecked: number;
  /** How many findings comments in the files silence. */
  readonly ignored?: number | undefined;
  /** How many findings are left out, because the base of the comparison has them too. */
  readonly before?: number | undefined;
  /** `as_of` of tenantry.yaml, when it has frozen the clock. */
  readonly frozenAt?: DateText | undefined;
  /** Files of the change that is checked: what is found in them comes first where not all can be shown. */
  readonly touched?: ReadonlySet<string> | undefined;
  /** What `check --fix` did before. */
  readonly fixes?: FixesReport | undefined;
}

export const severities: readonly Severity[] = ["error", "warning", "info"];

export function ofSeverity(report: DiagnosticsReport, severity: Severity): readonly Diagnostic[] {
  return report.diagnostics.filter((diagnostic) => diagnostic.severity === severity);
}

export function countFiles({ diagnostics }: DiagnosticsReport): number {
  return new Set(diagnostics.map(({ file }) => file)).size;
}

/** In the order in which files are first named. */
export function groupByFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.file);
    if (group === undefined) groups.set(diagnostic.file, [diagnostic]);
    else group.push(diagnostic);
  }
  return groups;
}

/** `2 errors, 1 warning`; empty when there is nothing. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): string {
  return severities
    .map((severity) => ({ severity, number: diagnostics.filter((finding) => finding.severity === severity).length }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => count(number, nouns[severity]))
    .join(", ");
}

/** `2 errors, 1 warning in 3 files (24 files checked, 1 finding ignored)`, or one line that says that all is well. */
export function summarize(report: DiagnosticsReport): string {
  const { ignored = 0, before = 0 } = report;
  const notes = [
    `${count(report.filesChecked, "file")} checked`,
    ...(ignored === 0 ? [] : [`${count(ignored, "finding")} ignored`]),
    ...(before === 0 ? [] : [`${before} that the base has too: --all shows them`]),
  ];
  const checked = `(${notes.join(", ")})`;
  if (report.diagnostics.length === 0) return `No problems found ${checked}`;
  return `${countBySeverity(report.diagnostics)} in ${count(countFiles(report), "file")} ${checked}`;
}

/** The last lines of a report, ending in a line end. */
export function renderSummary(report: DiagnosticsReport): string {
  return [summarize(report), clockNote(report), ""].filter((line) => line !== undefined).join("\n");
}

/** Why the findings may differ from those of another catalog on the same day. */
export function clockNote({ frozenAt }: DiagnosticsReport): string | undefined {
  return frozenAt && `as_of in tenantry.yaml holds the clock at ${frozenAt}.`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export const nouns: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };
