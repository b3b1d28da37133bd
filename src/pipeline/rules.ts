import { openWorkingTree } from "../load/disk-source.ts";
import { loadProject } from "../load/load-project.ts";
import { allRules } from "../check/all-rules.ts";
import { buildProject } from "../check/project.ts";
import { settingOf } from "../check/rule-setting.ts";
import type { SeveritySetting } from "../check/rule-setting.ts";
import { settledSeverity } from "../check/severity.ts";
import type { FileSource } from "../model/file-source.ts";
import type { RuleSummary } from "../model/diagnostic.ts";

/** A rule as the catalog has settled it. */
interface SettledRule extends RuleSummary {
  readonly settled: SeveritySetting;
  /** As the catalog sets them, or else as the rule declares them. */
  readonly options: Readonly<Record<string, number>>;
}

export interface RuleList {
  /** In the order of the documentation. */
  readonly rules: readonly SettledRule[];
  /** Whether tenantry.yaml has settled them: it may be missing, or wrong. */
  readonly config: "read" | "missing" | "broken";
}

/** Every rule, as the tenantry.yaml of a folder settles it. */
export function listRules(root: string): RuleList {
  const loaded = loadProject(configAlone(openWorkingTree(root)));
  const { project } = buildProject(loaded);
  const settings = project?.config.data.rules;
  const isMissing = loaded.diagnostics.some(({ rule }) => rule === "schema/missing-config");
  return {
    config: project !== undefined ? "read" : isMissing ? "missing" : "broken",
    rules: allRules.map((rule) => ({
      ...rule,
      settled: settledSeverity(rule, settings),
      options: { ...rule.options, ...settingOf(settings, rule.id).options },
    })),
  };
}

/** A catalog of ten thousand tenants need not be read for what one file says. */
function configAlone(source: FileSource): FileSource {
  const isConfig = (path: string) => path.startsWith("tenantry.");
  return {
    label: source.label,
    list: (folder) => (isConfig(folder) ? source.list(folder) : undefined),
    read: (path) => (isConfig(path) ? source.read(path) : undefined),
  };
}
