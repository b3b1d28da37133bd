import type { Rule } from "../rule.ts";
import { addDays } from "../../model/clock.ts";
import { quoteText } from "../../model/quote.ts";
import { insertEntry } from "../../edit/splices.ts";
import { lifeBegins } from "../past/first-created.ts";
import { valueAt } from "../rule.ts";

export const missingExpiry: Rule = {
  id: "lint/missing-expiry",
  severity: "error",
  summary: "Every flag has an expiry date; only a kill switch may live without one.",
  fixable: true,
  check(context) {
    const { project, policy, today, report } = context;
    for (const flag of project.flags.values()) {
      const { kind, expires } = flag.data;
      if (kind === "kill_switch" || expires !== undefined) continue;
      const latest = addDays(lifeBegins(context, flag), policy.flags.max_age_days);
      report(valueAt(flag, "flag"), `The flag ${quoteText(flag.id)} has no expiry date.`, {
        fix:
          latest < today
            ? undefined // it would have expired already: somebody has to decide
            : {
                title: `Add expires: ${latest}`,
                edits: insertEntry(flag.document, [], "expires", latest, ["created"]),
              },
        hint: `Add \`expires:\` with a date up to ${latest}; what is meant to stay belongs in a feature or a tier.`,
      });
    }
  },
};
