import type { Diagnostic } from "../model/diagnostic.ts";
import type { Rule, RuleContext } from "./rule.ts";
import { startOf } from "../model/diagnostic.ts";
import { mendReferences } from "./mend-references.ts";
import { collectFindings } from "./run-rule.ts";

/**
 * Runs the rules. A misspelt name is one mistake, told with the name that was meant: what other rules say only because
 * of it, and would not say of that name, is left out.
 */
export function collectAll(
  rules: readonly Rule[],
  context: Omit<RuleContext, "report" | "options">,
  touched: ReadonlySet<string>,
): Diagnostic[] {
  const found = rules.map((rule) => ({ rule, findings: collectFindings(rule, context, touched) }));
  const isMisspelt = found.some(({ rule, findings }) => tellsNames(rule) && findings.length > 0);
  const project = isMisspelt ? mendReferences(context) : undefined;
  if (project === undefined) return found.flatMap(({ findings }) => findings);
  return found.flatMap(({ rule, findings }) =>
    findings.length === 0 || tellsNames(rule)
      ? findings
      : dropFollowUps(findings, collectFindings(rule, { ...context, project }, touched)),
  );
}

function tellsNames({ id }: Rule): boolean {
  return id.startsWith("references/unknown-");
}

/**
 * The findings of a rule that it has of the mended project too, in the same words or others. Where it would speak of
 * another place instead, which of them went there is not known: all stay.
 */
function dropFollowUps(found: readonly Diagnostic[], mended: readonly Diagnostic[]): readonly Diagnostic[] {
  const places = new Set(found.map(startOf));
  if (mended.some((finding) => !places.has(startOf(finding)))) return found;
  const before = new Set(found.map(wordsOf));
  const same = new Set(mended.map(wordsOf));
  const reworded = new Set(mended.filter((finding) => !before.has(wordsOf(finding))).map(startOf));
  return found.filter((finding) => same.has(wordsOf(finding)) || reworded.has(startOf(finding)));
}

function wordsOf(finding: Diagnostic): string {
  return `${startOf(finding)} ${finding.message}`;
}
