import picocolors from "picocolors";
import type { Diagnostic, RelatedPlace } from "../../model/diagnostic.ts";
import type { DiagnosticsReport } from "./report.ts";
import { maskSecrets } from "../../model/secrets.ts";
import { printable } from "../printable.ts";
import { frameOf } from "./code-frame.ts";
import { clockNote, countBySeverity, groupByFile, nouns, summarize } from "./report.ts";

export interface TextOptions {
  readonly color: boolean;
  /** The text of a file, for code frames; undefined when it is not at hand. */
  readonly sourceOf: (file: string) => string | undefined;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/**
 * For people: the findings of each file together, under a heading where there are several, a paragraph for each; then a
 * summary. Every finding names its file again: that is what editors and terminals jump to. Ends with a line end.
 */
export function renderDiagnosticsText(report: DiagnosticsReport, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const groups = [...groupByFile(report.diagnostics)].flatMap(([file, findings]) => {
    const source = maskedSource(options.sourceOf(file), findings);
    const paragraphs = findings.map((finding) => renderFinding(finding, colors, source));
    return findings.length === 1 ? paragraphs : [renderHeading(file, findings, colors), ...paragraphs];
  });
  const closing = [colors.bold(summarize(report)), clockNote(report)].filter((line) => line !== undefined);
  return [...groups, closing.join("\n")].join("\n\n") + "\n";
}

/** Frames show the lines around a finding, and reports are kept by others: no credential may be in them. */
function maskedSource(source: string | undefined, findings: readonly Diagnostic[]): string | undefined {
  let text = source && maskSecrets(source);
  for (const { rule, span } of findings)
    if (text !== undefined && rule === "schema/secret-in-config")
      text = maskSpan(text, span.start.offset, span.end.offset);
  return text;
}

function maskSpan(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, "•") + text.slice(end);
}

function renderHeading(file: string, findings: readonly Diagnostic[], colors: Colors): string {
  return `${colors.underline(printable(file))}: ${countBySeverity(findings)}`;
}

function renderFinding(diagnostic: Diagnostic, colors: Colors, source: string | undefined): string {
  const { severity, message, rule, hint, related } = diagnostic;
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
  const lines = [
    `${colors.bold(placeOf(diagnostic))} ${paint(nouns[severity])} ${printable(message)} ${colors.dim(rule)}`,
    ...renderFrame(diagnostic, colors, paint, source),
  ];
  if (hint !== undefined) lines.push(`  ${colors.green("hint:")} ${printable(hint)}`);
  for (const place of related) lines.push(`  ${colors.dim("see:")} ${placeOf(place)} ${printable(place.message)}`);
  return lines.join("\n");
}

function renderFrame(
  { span }: Diagnostic,
  colors: Colors,
  paint: (text: string) => string,
  source: string | undefined,
): string[] {
  if (source === undefined) return [];
  const { line, marks } = frameOf(source, span);
  const number = String(span.start.line);
  return [
    `  ${colors.dim(`${number} |`)} ${line}`.trimEnd(),
    `  ${colors.dim(`${" ".repeat(number.length)} |`)} ${paint(marks)}`,
  ];
}

function placeOf({ file, span }: Diagnostic | RelatedPlace): string {
  return `${printable(file)}:${span.start.line}:${span.start.column}`;
}
