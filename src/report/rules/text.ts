import type { RuleSummary, Severity } from "../../model/diagnostic.ts";
import { renderTable } from "../tables/table.ts";

/** A rule, and what the catalog has settled about it. */
export interface RuleReport extends RuleSummary {
  readonly settled: Severity | "off";
  readonly options: Readonly<Record<string, number>>;
}

/** Why severities are each rule's own, although there is a tenantry.yaml. */
const BROKEN = "tenantry.yaml has errors, so it settles nothing: `tenantry check` lists them.";

/** Whether the folder's tenantry.yaml has settled anything. */
export type ConfigState = "read" | "missing" | "broken";

/** For people: every rule, and what the marks mean. Ends with a line end. */
export function renderRulesText(
  { rules, config }: { readonly rules: readonly RuleReport[]; readonly config: ConfigState },
  options: { readonly color: boolean },
): string {
  const rows = rules.map((rule) => [rule.id, severityOf(rule), marksOf(rule), rule.summary]);
  return [
    renderTable(["RULE", "SEVERITY", "", "WHAT MUST HOLD"], rows, options),
    "",
    "✦ `tenantry check --fix` mends what leaves no doubt. ⏱ It depends on the date.",
    "`tenantry rules ID` explains one.",
    ...(config === "broken" ? [BROKEN] : []),
    "",
  ].join("\n");
}

/** For people: a rule's page, below what the catalog has settled about it. Ends with a line end. */
export function renderRuleText(rule: RuleReport, page: string | undefined, config: ConfigState): string {
  const set = Object.entries(rule.options).map(([name, value]) => `${name}: ${value}`);
  const settled = [
    `In this folder: ${severityOf(rule)}`,
    ...(set.length === 0 ? [] : [`options ${set.join(", ")}`]),
    ...(rule.fixable ? ["✦ `tenantry check --fix` mends what leaves no doubt"] : []),
  ];
  const text = (page ?? `# ${rule.id}\n\n${rule.summary}`).trimEnd();
  return [text, "", `${settled.join("; ")}.`, ...(config === "broken" ? [BROKEN] : []), ""].join("\n");
}

function severityOf({ settled, severity }: RuleReport): string {
  return settled === severity ? severity : `${settled}, not ${severity}`;
}

function marksOf({ fixable, clock }: RuleReport): string {
  const marks = [...(fixable ? ["✦"] : []), ...(clock ? ["⏱"] : [])];
  return marks.length === 0 ? " " : marks.join(" ");
}
