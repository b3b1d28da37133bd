import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";
import { isLower, isProtected } from "../severity.ts";

export const protectedRule: Rule = {
  id: "references/protected-rule",
  severity: "error",
  summary: "A rule that protects data is neither switched off nor lowered.",
  check({ project, severities, report }) {
    for (const [id, wanted] of Object.entries(project.config.data.rules ?? {})) {
      const own = severities.get(id);
      if (own === undefined || !isProtected(id) || !isLower(wanted, own)) continue;
      const verb = wanted === "off" ? "be switched off" : `be lowered to ${wanted}`;
      report(valueAt(project.config, "rules", id), `${quoteText(id)} protects data and cannot ${verb}.`, {
        hint: `Remove this line: the rule stays an ${own}. Mend what it finds instead.`,
      });
    }
  },
};
