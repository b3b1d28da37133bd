import type { Diagnostic, Severity } from "../../model/diagnostic.ts";
import type { DiagnosticsReport } from "./report.ts";
import { printable } from "../printable.ts";
import { clockNote, count, nouns, ofSeverity, severities, summarize } from "./report.ts";

/** GitHub shows ten annotations of a type for each step and drops the rest without a word. */
const mostOfType = 10;
const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** Workflow commands that become annotations: errors first, and of each type what is in touched files first. */
export function renderDiagnosticsGithub(report: DiagnosticsReport): string {
  const lines = severities.flatMap((severity) => {
    const all = ofSeverity(report, severity);
    const isTouched = ({ file }: Diagnostic) => report.touched?.has(file) === true;
    const ranked = [...all.filter(isTouched), ...all.filter((diagnostic) => !isTouched(diagnostic))];
    const hidden = all.length - mostOfType;
    const shown = ranked.slice(0, mostOfType).map(toCommand);
    return hidden > 0 ? [...shown, `+${count(hidden, `more ${nouns[severity]}`)}`] : shown;
  });
  return [...lines, summarize(report), clockNote(report)].filter((line) => line !== undefined).join("\n") + "\n";
}

function toCommand({ severity, file, span: { start, end }, rule, message, hint }: Diagnostic): string {
  const properties: Record<string, string | number> = { file: printable(file), line: start.line, endLine: end.line };
  // GitHub reads columns only where an annotation stays on one line.
  if (start.line === end.line) Object.assign(properties, { col: start.column, endColumn: end.column });
  properties["title"] = rule;
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const text = [message, ...(hint === undefined ? [] : [hint])].map(printable).join("\n");
  return `::${commands[severity]} ${list.join(",")}::${escapeData(text)}`;
}

/** As in actions/toolkit, packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
