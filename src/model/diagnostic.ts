import type { Span } from "./document.ts";

export type Severity = "error" | "warning" | "info";

/** A replacement of source text: `text` takes the place of [start, end) in UTF-16 units. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface RelatedPlace {
  readonly message: string;
  readonly file: string;
  readonly span: Span;
}

/** A finding about the user's files. Data: collected, sorted by file, offset and rule; never thrown. */
export interface Diagnostic {
  /** Path of the rule under src/check/, such as `references/unknown-tier`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong and what was expected, in one sentence, with the offending value. */
  readonly message: string;
  readonly file: string;
  readonly span: Span;
  readonly related: readonly RelatedPlace[];
  /** How to mend it. */
  readonly hint?: string;
  readonly fix?: { readonly title: string; readonly edits: readonly Edit[] };
  /** The verdict depends on the date: sync never refuses because of it. */
  readonly clock: boolean;
  /** False when the base of the comparison has it too; absent where nothing was compared. */
  readonly introduced?: boolean;
}

/** What stays the same of a finding when lines above it come and go. Two of one file may share it. */
export function identify({ rule, file, message }: Pick<Diagnostic, "rule" | "file" | "message">): string {
  return [rule, file, message].join("\n");
}

/** Where a finding begins, as a key. */
export function startOf({ file, span }: Pick<Diagnostic, "file" | "span">): string {
  return `${file}:${span.start.offset}`;
}

/** A rule as documentation and the rule index list it. */
export interface RuleSummary {
  readonly id: string;
  readonly severity: Severity;
  /** What must hold, in one sentence. */
  readonly summary: string;
  /** Some of its findings carry a fix: `check --fix` makes it. */
  readonly fixable?: true;
  /** The verdict depends on the date. */
  readonly clock?: true;
}

export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.span.start.offset - b.span.start.offset ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Orders by UTF-16 unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
