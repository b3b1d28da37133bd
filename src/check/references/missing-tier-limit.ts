import type { Rule } from "../rule.ts";
import { keyAt } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { findRenamedLimits } from "../renamed-limits.ts";
import { listNames } from "../wording.ts";

export const missingTierLimit: Rule = {
  id: "references/missing-tier-limit",
  severity: "error",
  summary: "Every tier sets every limit of the vocabulary.",
  check({ project, report }) {
    const renamed = findRenamedLimits(project); // references/unknown-limit tells them
    const vocabulary = Object.keys(project.config.data.limits).filter((id) => !renamed.has(id));
    for (const tier of project.tiers.values()) {
      const own = Object.keys(tier.data.limits);
      const missing = vocabulary.filter((id) => !own.includes(id));
      if (missing.length === 0) continue;
      report(keyAt(tier, "limits"), `The tier ${quoteText(tier.id)} does not set ${listNames(missing, 8)}.`, {
        hint: `Add ${listNames(missing, 8)} to its limits: a number, or \`unlimited\`.`,
      });
    }
  },
};
