import type { DiagnosticsReport } from "../report/diagnostics/report.ts";

/** What check found, when that is why a command failed: `pipeline/check.ts` throws it along. */
export function findingsOf(error: unknown): DiagnosticsReport | undefined {
  if (!(error instanceof Error) || !("report" in error)) return undefined;
  return isReport(error.report) ? error.report : undefined;
}

function isReport(value: unknown): value is DiagnosticsReport {
  return typeof value === "object" && value !== null && "diagnostics" in value && "filesChecked" in value;
}

/** What a safety limit refuses, when that is why a command failed: for `--json`, which prints no plan then. */
export function safetyOf(error: unknown): unknown {
  return error instanceof Error && "safety" in error ? error.safety : undefined;
}

/** For stderr, above the failure that they explain. */
export async function renderFindings(report: DiagnosticsReport): Promise<string> {
  const { renderDiagnosticsText } = await import("../report/diagnostics/text.ts");
  return `${renderDiagnosticsText(report, { color: false, sourceOf: () => undefined })}\n`;
}

/** For the `error` of a `--json` output. */
export async function findingsAsJson(report: DiagnosticsReport): Promise<unknown> {
  const { renderDiagnosticsJson } = await import("../report/diagnostics/json.ts");
  return JSON.parse(renderDiagnosticsJson(report));
}
