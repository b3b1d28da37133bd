import type { Diagnostic } from "../../model/diagnostic.ts";
import { compareText } from "../../model/diagnostic.ts";
import { printable } from "../printable.ts";
import type { DiagnosticsReport } from "./report.ts";
import { groupByFile, nouns, ofSeverity } from "./report.ts";

/**
 * JUnit's XML, for the test reports of CI services: a suite for each file of `files` and each with findings. Errors are
 * failures; warnings and notes pass, as they do not fail the command, and stand in the output of their case.
 */
export function renderDiagnosticsJunit(report: DiagnosticsReport, files: readonly string[]): string {
  const found = groupByFile(report.diagnostics);
  const suites = [...new Set([...files, ...found.keys()])].sort(compareText);
  const tests = suites.reduce((sum, file) => sum + Math.max(found.get(file)?.length ?? 0, 1), 0);
  const failures = ofSeverity(report, "error").length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="tenantry check" tests="${tests}" failures="${failures}" errors="0">`,
    ...suites.map((file) => renderSuite(file, found.get(file) ?? [])),
    "</testsuites>",
    "",
  ].join("\n");
}

function renderSuite(file: string, findings: readonly Diagnostic[]): string {
  const failures = findings.filter(({ severity }) => severity === "error").length;
  const names = new Map<string, number>();
  const cases = findings.map((finding) => {
    const name = `${finding.rule} at ${placeOf(finding)}`;
    const earlier = names.get(name) ?? 0;
    names.set(name, earlier + 1);
    // Services take two cases of one name for one that ran twice.
    return renderCase(finding, earlier === 0 ? name : `${name} (${earlier + 1})`);
  });
  return [
    `  <testsuite name="${attribute(file)}" tests="${Math.max(cases.length, 1)}" failures="${failures}" errors="0" skipped="0">`,
    ...(cases.length === 0 ? [`    <testcase classname="${attribute(file)}" name="no problems"/>`] : cases),
    "  </testsuite>",
  ].join("\n");
}

function renderCase(finding: Diagnostic, name: string): string {
  const { file, span, severity, message, rule } = finding;
  const path = attribute(file);
  const open = `    <testcase classname="${path}" name="${attribute(name)}" file="${path}" line="${span.start.line}">`;
  const body = escapeXml(textOf(finding));
  const said =
    severity === "error"
      ? `<failure type="${attribute(rule)}" message="${attribute(message)}">${body}</failure>`
      : `<system-out>${body}</system-out>`;
  return `${open}\n      ${said}\n    </testcase>`;
}

function textOf({ rule, severity, message, hint, related, file, span }: Diagnostic): string {
  return [
    `${printable(file)}:${placeOf({ span })} ${nouns[severity]} ${printable(message)} ${rule}`,
    ...(hint === undefined ? [] : [`hint: ${printable(hint)}`]),
    ...related.map((place) => `see: ${printable(place.file)}:${placeOf(place)} ${printable(place.message)}`),
  ].join("\n");
}

function placeOf({ span: { start } }: Pick<Diagnostic, "span">): string {
  return `${start.line}:${start.column}`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function attribute(text: string): string {
  return escapeXml(printable(text));
}

/** Text without control characters. Two characters that are no characters are all that XML forbids beside those. */
function escapeXml(text: string): string {
  return text.replace(/[\ufffe\uffff]/g, "\ufffd").replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
