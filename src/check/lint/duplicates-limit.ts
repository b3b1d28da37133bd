import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { limitMeant } from "../names/settings.ts";
import { keyAt, valueAt } from "../rule.ts";

export const duplicatesLimit: Rule = {
  id: "lint/duplicates-limit",
  severity: "error",
  summary: "No flag is about what a limit of tenantry.yaml is for.",
  check({ project, report }) {
    for (const flag of project.flags.values()) {
      const limit = limitMeant(project, flag.id);
      if (limit === undefined) continue;
      report(valueAt(flag, "flag"), `The flag ${quoteText(flag.id)} is about ${quoteText(limit)}, which is a limit.`, {
        hint: `Set ${quoteText(limit)} in the limits of a tier or, for some tenants only, in theirs; remove the flag.`,
        related: [{ place: keyAt(project.config, "limits", limit), message: "The limit is declared here." }],
      });
    }
  },
};
