import type { DateText } from "../model/clock.ts";
import type { CodeReferences } from "../model/code-references.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { compareDiagnostics } from "../model/diagnostic.ts";
import type { History } from "../model/history.ts";
import type { LoadedProject, Project } from "../model/project.ts";
import type { Rule, RuleContext } from "./rule.ts";
import { allRules } from "./all-rules.ts";
import { applyIgnores } from "./ignores/apply-ignores.ts";
import { collectAll } from "./follow-ups.ts";
import { resolvePolicy } from "./policy.ts";
import { buildProject } from "./project.ts";
import { rules } from "./registry.ts";

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
  /** How many findings a comment in the file silences. */
  readonly ignored: number;
  /** Holds only what keeps its schema; undefined when tenantry.yaml is missing or unusable. */
  readonly project: Project | undefined;
}

/** Checks all files. Pure: the same files and options give the same findings. */
export function checkProject(loaded: LoadedProject, options: CheckOptions): CheckResult {
  const { project, diagnostics } = buildProject(loaded);
  const before = [...loaded.diagnostics, ...diagnostics];
  if (project === undefined) return { diagnostics: before.sort(compareDiagnostics), ignored: 0, project };
  const context = contextOf(project, options);
  const touched = options.touched ?? new Set<string>();
  const findings = collectAll(applicable(project), context, touched);
  // Of a file that breaks its schema not every rule could look at all.
  const sound = [project.tiers, project.features, project.flags, project.tenants].flatMap((kind) => [...kind.values()]);
  const documents = [project.config, ...sound].map(({ document }) => document);
  const judged = applyIgnores(documents, findings, context, touched);
  return { diagnostics: [...before, ...judged.diagnostics].sort(compareDiagnostics), ignored: judged.ignored, project };
}

/** What depends on everything cannot be judged where something is missing. */
function applicable({ incomplete }: Project): readonly Rule[] {
  return incomplete.size === 0 ? rules : rules.filter(({ id }) => !id.startsWith("dependencies/"));
}

function contextOf(project: Project, options: CheckOptions): Omit<RuleContext, "report" | "options"> {
  const config = project.config.data;
  return {
    project,
    base: options.base && buildProject(options.base).project,
    today: config.as_of ?? options.today,
    policy: resolvePolicy(config),
    history: options.history,
    references: options.references,
    known: new Map(allRules.map((rule) => [rule.id, rule])),
  };
}
