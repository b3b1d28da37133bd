import type { Diagnostic } from "../../model/diagnostic.ts";
import type { DiagnosticsReport } from "./report.ts";

/** The report as it reads from the top of a repository in which the catalog lies in the folder `prefix` (`conf/`). */
export function moveFiles<T extends DiagnosticsReport>(report: T, prefix: string): T {
  if (prefix === "") return report;
  const move = <P extends { readonly file: string }>(place: P): P => ({ ...place, file: prefix + place.file });
  const diagnostics = report.diagnostics.map((finding): Diagnostic => ({
    ...move(finding),
    related: finding.related.map(move),
    ...(finding.fix && { fix: { ...finding.fix, edits: finding.fix.edits.map(move) } }),
  }));
  return { ...report, diagnostics };
}
