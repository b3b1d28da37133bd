import type { RuleSummary } from "../model/diagnostic.ts";
import type { DiagnosticsReport } from "../report/diagnostics/report.ts";
import { readRulePage, rulePageUri } from "./rule-pages.ts";

export const checkFormats = ["text", "json", "github", "sarif", "junit", "markdown"] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** What formats need beside the findings. */
export interface CheckContext {
  readonly color: boolean;
  /** Print what fixes would change instead of the findings. */
  readonly dryRun: boolean;
  /** Tenantry's own: its version, the folder of its package.json, and what that says. */
  readonly program: { readonly version: string; readonly root: string; readonly pjson?: object };
  readonly rules: ReadonlyMap<string, RuleSummary>;
  readonly sourceOf: (file: string) => string | undefined;
  /** Files that were checked, with findings or without. */
  readonly files: () => readonly string[];
  /** The way from the top of the repository to the catalog: GitHub knows files by their whole path. */
  readonly prefix: () => Promise<string>;
}

/** The text of a report. Each format is a module of its own, loaded when it is asked for. */
export async function renderCheck(
  report: DiagnosticsReport,
  format: CheckFormat,
  context: CheckContext,
): Promise<string> {
  switch (format) {
    case "json":
      return (await import("../report/diagnostics/json.ts")).renderDiagnosticsJson(report);
    case "github":
      return (await import("../report/diagnostics/github.ts")).renderDiagnosticsGithub(await fromTop(report, context));
    case "sarif":
      return renderSarif(await fromTop(report, context), context);
    case "junit":
      return (await import("../report/diagnostics/junit.ts")).renderDiagnosticsJunit(report, context.files());
    case "markdown":
      return (await import("../report/diagnostics/markdown.ts")).renderDiagnosticsMarkdown(report);
    case "text":
      return renderText(report, context);
  }
}

async function fromTop(report: DiagnosticsReport, { prefix }: CheckContext): Promise<DiagnosticsReport> {
  return (await import("../report/diagnostics/move-files.ts")).moveFiles(report, await prefix());
}

async function renderSarif(report: DiagnosticsReport, { program, rules }: CheckContext): Promise<string> {
  const { renderDiagnosticsSarif } = await import("../report/diagnostics/sarif.ts");
  return renderDiagnosticsSarif(report, {
    version: program.version,
    ruleOf: (id) => {
      const rule = rules.get(id);
      const { root, version, pjson = {} } = program;
      const pageUri = rulePageUri(pjson, version, id);
      return rule && { ...rule, page: readRulePage(root, id), pageUri };
    },
  });
}

async function renderText(report: DiagnosticsReport, context: CheckContext): Promise<string> {
  const { renderDiagnosticsText } = await import("../report/diagnostics/text.ts");
  if (report.fixes === undefined) return renderDiagnosticsText(report, context);
  const { renderFixesDiff, renderFixesText } = await import("../report/fixes/text.ts");
  if (context.dryRun) return renderFixesDiff(report.fixes);
  return renderFixesText(report.fixes, context) + renderDiagnosticsText(report, context);
}
