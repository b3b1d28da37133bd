import type { TierFile } from "../../model/generated/tier.ts";
import type { Entity } from "../../model/project.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";

export const ambiguousRank: Rule = {
  id: "references/ambiguous-rank",
  severity: "error",
  summary: "Every tier has a rank of its own.",
  check({ project, report }) {
    const holders = new Map<number, Entity<TierFile>>();
    for (const tier of project.tiers.values()) {
      const { rank } = tier.data;
      const other = holders.get(rank);
      if (other === undefined) {
        holders.set(rank, tier);
        continue;
      }
      report(
        valueAt(tier, "rank"),
        `The tiers ${quoteText(other.id)} and ${quoteText(tier.id)} both have the rank ${rank}.`,
        {
          hint: "Give each tier a rank of its own: it says which of two is the higher one.",
          related: [{ place: valueAt(other, "rank"), message: "The other one is here." }],
        },
      );
    }
  },
};
