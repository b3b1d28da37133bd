import type { DateText } from "../model/clock.ts";
import { daysBetween } from "../model/clock.ts";
import type { Severity } from "../model/diagnostic.ts";
import type { RuleSettings, SeveritySetting } from "./rule-setting.ts";
import { settingOf } from "./rule-setting.ts";

const rank: Readonly<Record<SeveritySetting, number>> = { off: 0, info: 1, warning: 2, error: 3 };

export function isLower(a: SeveritySetting, b: SeveritySetting): boolean {
  return rank[a] < rank[b];
}

/** What these rules find would reach the registry as wrong data, or hide what does: nobody can switch them off. */
export function isProtected(ruleId: string): boolean {
  return /^(schema|references|dependencies|ignores|safety)\//.test(ruleId);
}

/** The severity of a rule in a project: its own, unless tenantry.yaml sets another one that is allowed. */
export function settledSeverity(
  rule: { readonly id: string; readonly severity: Severity },
  settings: RuleSettings | undefined,
): SeveritySetting {
  const wanted = settingOf(settings, rule.id).severity;
  if (wanted === undefined || (isProtected(rule.id) && isLower(wanted, rule.severity))) return rule.severity;
  return wanted;
}

/** A date that has passed must not break a main branch that nobody touched: it warns there until the grace is over. */
export function clockSeverity(
  severity: Severity,
  passed: { readonly since: DateText; readonly today: DateText; readonly graceDays: number; readonly touched: boolean },
): Severity {
  if (severity !== "error" || passed.touched) return severity;
  return daysBetween(passed.since, passed.today) > passed.graceDays ? "error" : "warning";
}
