import type { DateText } from "../model/clock.ts";
import type { CodeReferences } from "../model/code-references.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { compareDiagnostics } from "../model/diagnostic.ts";
import type { History } from "../model/history.ts";
import type { LoadedProject, Project } from "../model/project.ts";
import type { RuleContext } from "./rule.ts";
import { resolvePolicy } from "./policy.ts";
import { buildProject } from "./project.ts";
import { rules } from "./registry.ts";
import { collectFindings } from "./run-rule.ts";
import { schemaRules } from "./schema/rules.ts";

export interface CheckOptions {
  /** The date in UTC; `as_of` of tenantry.yaml wins over it. */
  readonly today: DateText;
  /** The project before the change: without it, rules that compare find nothing. */
  readonly base?: LoadedProject;
  /** Files that the change touches: dates that have passed are errors there at once. */
  readonly touched?: ReadonlySet<string>;
  /** What Git remembers: without it, rules about the past find nothing. */
  readonly history?: History;
  /** Where source code names flags: without it, rules about code find nothing. */
  readonly references?: CodeReferences;
}

export interface CheckResult {
  /** Sorted by file, offset and rule. */
  readonly diagnostics: Diagnostic[];
  /** Holds only what keeps its schema; undefined when tenantry.yaml is missing or unusable. */
  readonly project: Project | undefined;
}

/** Checks all files. Pure: the same files and options give the same findings. */
export function checkProject(loaded: LoadedProject, options: CheckOptions): CheckResult {
  const { project, diagnostics } = buildProject(loaded);
  const findings = project === undefined ? [] : applyRules(project, options);
  return { diagnostics: [...loaded.diagnostics, ...diagnostics, ...findings].sort(compareDiagnostics), project };
}

function applyRules(project: Project, options: CheckOptions): Diagnostic[] {
  const config = project.config.data;
  const context: Omit<RuleContext, "report" | "options"> = {
    project,
    base: options.base && buildProject(options.base).project,
    today: config.as_of ?? options.today,
    policy: resolvePolicy(config),
    history: options.history,
    references: options.references,
    severities: new Map([...schemaRules, ...rules].map((rule) => [rule.id, rule.severity])),
  };
  return rules.flatMap((rule) => collectFindings(rule, context, options.touched ?? new Set()));
}
