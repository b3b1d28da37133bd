import * as Args from "@oclif/core/args";
import { BaseCommand } from "../cli/base-command.ts";
import { findRule } from "../cli/find-rule.ts";
import { readRulePage } from "../cli/rule-pages.ts";
import type { RuleReport } from "../report/rules/text.ts";

export class Rules extends BaseCommand {
  static override summary = "List the rules of check, or explain one.";
  static override description =
    "Severities and options are those that the tenantry.yaml of this folder sets; without one, each rule's own.";
  static override examples = [
    "<%= config.bin %> rules",
    "<%= config.bin %> rules lint/expired",
    "<%= config.bin %> rules --json",
  ];
  static override args = { id: Args.string({ description: "The rule to explain, such as `lint/expired`." }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Rules);
    const { listRules } = await import("../pipeline/rules.ts");
    const list = listRules(this.root);
    const only = args.id === undefined ? undefined : findRule(args.id, list.rules);
    const page = only && readRulePage(this.config.root, only.id);
    if (flags.json)
      this.printJson({
        format_version: "1.0",
        config: list.config,
        ...(only ? { rule: { ...toJson(only), page: page ?? null } } : { rules: list.rules.map(toJson) }),
      });
    else {
      const { renderRulesText, renderRuleText } = await import("../report/rules/text.ts");
      this.print(only ? renderRuleText(only, page, list.config) : renderRulesText(list, { color: this.color }));
    }
  }
}

function toJson({ id, settled, severity, summary, fixable, clock, options }: RuleReport): object {
  return {
    id,
    severity: settled,
    default_severity: severity,
    summary,
    fixable: fixable ?? false,
    clock: clock ?? false,
    options,
  };
}
