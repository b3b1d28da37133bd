import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Details, Place, Rule, RuleContext } from "./rule.ts";
import { clockSeverity, settledSeverity } from "./severity.ts";

/** Runs one rule and gives each finding its severity. */
export function collectFindings(
  rule: Rule,
  context: Omit<RuleContext, "report">,
  touched: ReadonlySet<string>,
): Diagnostic[] {
  const severity = settledSeverity(rule, context.project.config.data.rules);
  if (severity === "off") return [];
  const found: Diagnostic[] = [];
  const report = (place: Place, message: string, details: Details = {}) =>
    found.push({
      rule: rule.id,
      severity: severityOf(severity, place, details),
      message,
      ...spanOf(place),
      related: (details.related ?? []).map((other) => ({ message: other.message, ...spanOf(other.place) })),
      ...(details.hint === undefined ? {} : { hint: details.hint }),
      ...(details.fix === undefined ? {} : { fix: details.fix }),
      clock: rule.clock ?? false,
    });
  const severityOf = (base: Severity, place: Place, { since }: Details): Severity =>
    since === undefined
      ? base
      : clockSeverity(base, {
          since,
          today: context.today,
          graceDays: context.policy.flags.grace_days,
          touched: touched.has(place.document.file),
        });
  rule.check({ ...context, report });
  return found;
}

function spanOf({ document, path, part }: Place): Pick<Diagnostic, "file" | "span"> {
  return { file: document.file, span: document.locate(path, part) };
}
