import type { Rule } from "../rule.ts";
import { addDays } from "../../model/clock.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";

export const missingExpiry: Rule = {
  id: "lint/missing-expiry",
  severity: "error",
  summary: "Every flag has an expiry date; only a kill switch may live without one.",
  check({ project, policy, report }) {
    for (const flag of project.flags.values()) {
      const { kind, created, expires } = flag.data;
      if (kind === "kill_switch" || expires !== undefined) continue;
      const latest = addDays(created, policy.flags.max_age_days);
      report(valueAt(flag, "flag"), `The flag ${quoteText(flag.id)} has no expiry date.`, {
        hint: `Add \`expires:\` with a date up to ${latest}; what is meant to stay belongs in a feature or a tier.`,
      });
    }
  },
};
