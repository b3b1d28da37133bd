import type { Diagnostic, Severity } from "../../../src/model/diagnostic.ts";
import type { Span } from "../../../src/model/document.ts";

export const source = "tenant_id: acme\ntier: platnum\nregion: ap-south-1\n";

/** The span of a text within a source. */
export function spanOf(text: string, within: string = source): Span {
  const positionAt = (offset: number) => {
    const before = within.slice(0, offset).split("\n");
    return { offset, line: before.length, column: (before.at(-1) ?? "").length + 1 };
  };
  const start = within.indexOf(text);
  return { start: positionAt(start), end: positionAt(start + text.length) };
}

export const misspelt: Diagnostic = {
  rule: "references/unknown-tier",
  severity: "error",
  message: 'No tier is called "platnum".',
  file: "tenants/acme.yaml",
  span: spanOf("platnum"),
  related: [],
  hint: 'Did you mean "platinum"?',
  clock: false,
};

export const expired: Diagnostic = {
  rule: "lint/expired",
  severity: "warning",
  message: "The flag expired.",
  file: "flags/ui.yaml",
  span: spanOf("ap-south-1"),
  related: [{ message: "It was made here.", file: "tiers/gold.yaml", span: spanOf("acme") }],
  clock: true,
};

/** One finding in each of so many files. */
export function many(number: number, severity: Severity): Diagnostic[] {
  return Array.from({ length: number }, (_, index) => ({ ...misspelt, severity, file: `tenants/t${index}.yaml` }));
}
