import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import type { Details, FindingPlace, Rule, RuleContext } from "./rule.ts";
import { endList, MOST_OF_FILE } from "./most-of-file.ts";
import { matchPath } from "./match-path.ts";
import { settingOf } from "./rule-setting.ts";
import { clockSeverity, isLower, isProtected, settledSeverity } from "./severity.ts";

/** Runs one rule and gives each finding its severity. */
export function collectFindings(
  rule: Rule,
  context: Omit<RuleContext, "report" | "options">,
  touched: ReadonlySet<string>,
): Diagnostic[] {
  const settings = context.project.config.data.rules;
  const severity = settledSeverity(rule, settings);
  if (severity === "off") return [];
  const { options, except = [] } = settingOf(settings, rule.id);
  const found = new Map<string, { readonly listed: Diagnostic[]; more: number }>();
  const report = (place: FindingPlace, message: string, details: Details = {}) => {
    if (except.length > 0 && !isProtected(rule.id) && isExcepted(place.document.file)) return;
    const least = details.severity ?? severity;
    const settled = severityOf(isLower(least, severity) ? least : severity, place, details);
    const kind = `${settled} ${place.document.file}`; // a hundred warnings must not hide an error
    const ofFile = found.get(kind) ?? { listed: [], more: 0 };
    found.set(kind, ofFile);
    if (ofFile.listed.length === MOST_OF_FILE) {
      ofFile.more += 1;
      return;
    }
    const hint = typeof details.hint === "function" ? details.hint() : details.hint;
    ofFile.listed.push({
      rule: rule.id,
      severity: settled,
      message,
      ...spanOf(place),
      related: (details.related ?? []).map((other) => ({ message: other.message, ...spanOf(other.place) })),
      ...(hint === undefined ? {} : { hint }),
      ...(details.fix === undefined ? {} : { fix: details.fix }),
      clock: rule.clock ?? false,
    });
  };
  const isExcepted = (file: string) => except.some((glob) => matchPath(glob, file));
  const severityOf = (base: Severity, place: FindingPlace, { since }: Details): Severity =>
    since === undefined
      ? base
      : clockSeverity(base, {
          since,
          today: context.today,
          graceDays: context.policy.flags.grace_days,
          touched: touched.has(place.document.file),
        });
  rule.check({ ...context, options: { ...rule.options, ...options }, report });
  return [...found.values()].flatMap(({ listed, more }) => endList(listed, more));
}

function spanOf({ document, path, part }: FindingPlace): Pick<Diagnostic, "file" | "span"> {
  return { file: document.file, span: document.locate(path, part) };
}
