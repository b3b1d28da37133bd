import type { Rule } from "../rule.ts";
import { keyAt } from "../rule.ts";
import { suggest } from "../schema/suggest.ts";
import { quoteText } from "../../model/quote.ts";
import { listNames } from "../wording.ts";

export const missingTierLimit: Rule = {
  id: "references/missing-tier-limit",
  severity: "error",
  summary: "Every tier sets every limit of the vocabulary.",
  check({ project, report }) {
    const vocabulary = Object.keys(project.config.data.limits);
    for (const tier of project.tiers.values()) {
      const own = Object.keys(tier.data.limits);
      // A misspelt limit is one mistake: references/unknown-limit names it and the limit that was meant.
      const meant = new Set(own.filter((id) => !vocabulary.includes(id)).map((id) => suggest(id, vocabulary)));
      const missing = vocabulary.filter((id) => !own.includes(id) && !meant.has(id));
      if (missing.length === 0) continue;
      report(keyAt(tier, "limits"), `The tier ${quoteText(tier.id)} does not set ${listNames(missing, 8)}.`, {
        hint: `Add ${listNames(missing, 8)} to its limits: a number, or \`unlimited\`.`,
      });
    }
  },
};
