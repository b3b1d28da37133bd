import type { Severity } from "../model/diagnostic.ts";
import type { ProjectFile } from "../model/generated/project.ts";
import { ownValue } from "../model/own-value.ts";

export type SeveritySetting = Severity | "off";
export type RuleSettings = NonNullable<ProjectFile["rules"]>;

/** What tenantry.yaml says of one rule; a severity alone is short for `{severity: …}`. */
export interface RuleSetting {
  readonly severity?: SeveritySetting | undefined;
  readonly options?: Readonly<Record<string, number>> | undefined;
  /** Globs of files for which the rule says nothing. */
  readonly except?: readonly string[] | undefined;
}

export function settingOf(settings: RuleSettings | undefined, ruleId: string): RuleSetting {
  const setting = ownValue(settings ?? {}, ruleId);
  if (setting === undefined) return {};
  return typeof setting === "string" ? { severity: setting } : setting;
}
