import type { Diagnostic, Severity } from "../../model/diagnostic.ts";
import { printable } from "../printable.ts";
import type { DiagnosticsReport } from "./report.ts";
import { clockNote, groupByFile, nouns, summarize } from "./report.ts";

/** A comment on GitHub holds 65,536 characters, and whoever posts it wants to say something too. */
const MOST_CHARACTERS = 60_000;
/** For the title and for the lines behind the tables. */
const RESERVE = 500;

const marks: Readonly<Record<Severity, string>> = { error: "❌", warning: "⚠️", info: "ℹ️" };

/** For job summaries and comments: a table for each file. At most `MOST_CHARACTERS` long; the rest is counted. */
export function renderDiagnosticsMarkdown(report: DiagnosticsReport): string {
  const head = ["## tenantry check", "", `**${escapeMarkdown(summarize(report))}**`];
  const { lines, shown } = listFindings(report, MOST_CHARACTERS - RESERVE);
  const left = report.diagnostics.length - shown;
  const them = left === 1 ? "it" : "them";
  const more = left > 0 ? ["", `+${left} more: run \`tenantry check\` to see ${them}.`] : [];
  const note = clockNote(report);
  return [...head, ...lines, ...more, ...(note === undefined ? [] : ["", escapeMarkdown(note)]), ""].join("\n");
}

/** The tables of as many findings as there is room for, in characters. */
function listFindings({ diagnostics }: DiagnosticsReport, room: number): { lines: string[]; shown: number } {
  const lines: string[] = [];
  let shown = 0;
  for (const [file, findings] of groupByFile(diagnostics)) {
    let head = ["", `### ${escapeMarkdown(file)}`, "", "| line | | finding | rule |", "| ---: | --- | --- | --- |"];
    for (const finding of findings) {
      const next = [...head, renderRow(finding)];
      room -= next.reduce((sum, line) => sum + line.length + 1, 0);
      if (room < 0) return { lines, shown };
      lines.push(...next);
      shown++;
      head = [];
    }
  }
  return { lines, shown };
}

function renderRow({ severity, span, message, hint, related, rule }: Diagnostic): string {
  const text = [
    escapeMarkdown(message),
    ...(hint === undefined ? [] : [`<br>**hint:** ${escapeMarkdown(hint)}`]),
    ...related.map((place) => `<br>see ${escapeMarkdown(placeOf(place))}: ${escapeMarkdown(place.message)}`),
  ].join("");
  const { line, column } = span.start;
  return `| ${line}:${column} | ${marks[severity]} ${nouns[severity]} | ${text} | ${escapeMarkdown(rule)} |`;
}

function placeOf({ file, span: { start } }: Pick<Diagnostic, "file" | "span">): string {
  return `${file}:${start.line}:${start.column}`;
}

const NOTHING = "&#8203;"; // a space without width: only it keeps GitHub from acting on the text around it

/**
 * Text that reads as it is: no markup, no HTML, no cell or line of its own, and nobody is mentioned, no issue is linked
 * and no address becomes one.
 */
function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[&<>|`\\[\]$]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[*_~]/g, "\\$&")
    .replace(/@/g, `@${NOTHING}`)
    .replace(/(?<!&)#/g, `#${NOTHING}`)
    .replace(/\b(gh)-(?=\d)/gi, `$1${NOTHING}-`)
    .replace(/:\/\//g, `:${NOTHING}//`)
    .replace(/\bwww\./gi, `www${NOTHING}.`);
}
