import type { JsonPath } from "../../model/json.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { keyAt, valueAt } from "../rule.ts";
import { settingOf } from "../rule-setting.ts";
import { isLower, isProtected } from "../severity.ts";

export const protectedRule: Rule = {
  id: "references/protected-rule",
  severity: "error",
  summary: "A rule that protects data is neither switched off nor lowered, and has no exceptions.",
  check({ project, known, report }) {
    const settings = project.config.data.rules;
    for (const id of Object.keys(settings ?? {})) {
      const own = known.get(id)?.severity;
      if (own === undefined || !isProtected(id)) continue;
      const { severity, except } = settingOf(settings, id);
      const hint = `Remove this line: the rule stays an ${own}. Mend what it finds instead.`;
      const path: JsonPath = typeof settings?.[id] === "string" ? ["rules", id] : ["rules", id, "severity"];
      if (severity !== undefined && isLower(severity, own)) {
        const verb = severity === "off" ? "be switched off" : `be lowered to ${severity}`;
        report(valueAt(project.config, ...path), `${quoteText(id)} protects data and cannot ${verb}.`, { hint });
      }
      if (except !== undefined)
        report(keyAt(project.config, "rules", id, "except"), `${quoteText(id)} protects data and has no exceptions.`, {
          hint,
        });
    }
  },
};
