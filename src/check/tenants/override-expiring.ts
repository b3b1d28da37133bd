import type { Rule } from "../rule.ts";
import { addDays, daysBetween } from "../../model/clock.ts";
import { listOverrideExpiries } from "../list-expiries.ts";
import { inDays } from "../wording.ts";

export const overrideExpiring: Rule = {
  id: "tenants/override-expiring",
  severity: "warning",
  summary: "A limit override that ends soon is dealt with before it does.",
  clock: true,
  check({ project, today, policy, report }) {
    const horizon = addDays(today, policy.flags.warn_days);
    for (const { id, expires, place } of listOverrideExpiries(project))
      if (today <= expires && expires <= horizon)
        report(place, `The override of ${id} expires ${inDays(daysBetween(today, expires))}.`, {
          hint: `Remove the override by ${expires}, or agree on a later date.`,
        });
  },
};
