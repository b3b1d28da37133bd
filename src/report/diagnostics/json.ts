import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Span } from "../../model/document.ts";
import type { FixesReport } from "../fixes/report.ts";
import type { DiagnosticsReport } from "./report.ts";
import { printableJson } from "../printable.ts";
import { countFiles, ofSeverity } from "./report.ts";

/** For programs. Lines and columns count from 1, columns in UTF-16 units; the end is behind the last character. */
export function renderDiagnosticsJson(report: DiagnosticsReport): string {
  const value = {
    format_version: "1.0",
    summary: {
      errors: ofSeverity(report, "error").length,
      warnings: ofSeverity(report, "warning").length,
      infos: ofSeverity(report, "info").length,
      files: countFiles(report),
      files_checked: report.filesChecked,
      ignored: report.ignored ?? 0,
      ...(report.before !== undefined && { before: report.before }),
    },
    as_of: report.frozenAt ?? null,
    diagnostics: report.diagnostics.map(toJson),
    ...(report.fixes && { fixes: fixesToJson(report.fixes) }),
  };
  return `${printableJson(value)}\n`;
}

function toJson({ rule, severity, message, file, span, hint, clock, related, fix, introduced }: Diagnostic): object {
  const places = related.map((place) => ({ message: place.message, file: place.file, ...positionsOf(place.span) }));
  return {
    rule,
    severity,
    message,
    file,
    ...positionsOf(span),
    hint: hint ?? null,
    clock,
    related: places,
    ...(introduced !== undefined && { introduced }),
    ...(fix && { fix: fix.title }),
  };
}

function fixesToJson({ mended, refused, files }: FixesReport): object {
  return { mended, refused, files: files.map(({ file }) => file) };
}

function positionsOf({ start, end }: Span): object {
  return { line: start.line, column: start.column, end_line: end.line, end_column: end.column };
}
