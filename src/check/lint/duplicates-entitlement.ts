import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { tiersThatDecide } from "../targeting/tiers-that-decide.ts";
import { keyAt } from "../rule.ts";
import { listNames } from "../wording.ts";

export const duplicatesEntitlement: Rule = {
  id: "lint/duplicates-entitlement",
  severity: "warning",
  summary: "What a tenant has because of its tier is a feature of the tier, not a flag.",
  check({ project, report }) {
    for (const flag of project.flags.values()) {
      // A measure of operations is for a tier because its machines are, and a kill switch is no offer.
      if (flag.data.kind === "ops" || flag.data.kind === "kill_switch") continue;
      const tiers = tiersThatDecide(project, flag.data);
      if (tiers.length === 0) continue;
      const whose = `the ${tiers.length === 1 ? "tier" : "tiers"} ${listNames(tiers)}`;
      report(
        keyAt(flag, "rollout"),
        `The tier alone decides about ${quoteText(flag.id)}: it is on for all of ${whose} and for nobody else.`,
        {
          hint: `Make it a feature of ${whose}, and remove the flag; a rollout in steps gives the next tier a percentage.`,
        },
      );
    }
  },
};
