import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { wordsOf } from "../names/key-words.ts";
import { findNegation } from "../names/negation.ts";
import { settingMeant } from "../names/settings.ts";
import { valueAt } from "../rule.ts";

export const negatedName: Rule = {
  id: "lint/negated-name",
  severity: "error",
  summary: "The key of a flag says what is there when it is on, not what is missing.",
  check({ project, report }) {
    for (const flag of project.flags.values()) {
      const negation = findNegation(flag.id);
      if (negation === undefined) continue;
      const positive = wordsOf(flag.id)
        .filter((word) => word !== negation)
        .join("_");
      report(
        valueAt(flag, "flag"),
        `The key ${quoteText(flag.id)} is a negation (${quoteText(negation)}): off would mean that something is on.`,
        {
          hint: `Name it for what it brings${settingMeant(positive) === undefined ? `, such as ${quoteText(positive)}` : ""}, and turn its rollout round.`,
        },
      );
    }
  },
};
