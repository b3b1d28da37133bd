import type { Rule } from "../rule.ts";
import { addDays, daysBetween } from "../../model/clock.ts";
import { quoteText } from "../../model/quote.ts";
import { listFlagExpiries } from "../list-expiries.ts";
import { inDays } from "../wording.ts";

export const expiringSoon: Rule = {
  id: "lint/expiring-soon",
  severity: "warning",
  summary: "A flag that expires soon is dealt with before it does.",
  clock: true,
  check({ project, today, policy, report }) {
    const horizon = addDays(today, policy.flags.warn_days);
    for (const { id, expires, place } of listFlagExpiries(project))
      if (today <= expires && expires <= horizon)
        report(place, `The flag ${quoteText(id)} expires ${inDays(daysBetween(today, expires))}.`, {
          hint: `Remove it by ${expires}, together with the code behind it.`,
        });
  },
};
