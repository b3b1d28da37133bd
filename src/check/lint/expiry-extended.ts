import type { DateText } from "../../model/clock.ts";
import type { FlagFile } from "../../model/generated/flag.ts";
import type { Entity } from "../../model/project.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { versionsOfFlag } from "../past/previous-life.ts";
import { valueAt } from "../rule.ts";

export const expiryExtended: Rule = {
  id: "lint/expiry-extended",
  severity: "error",
  summary: "A flag's expiry date is not put off; doing so once is a warning.",
  needs: "history",
  check(context) {
    for (const flag of context.project.flags.values()) {
      const { kind, expires } = flag.data;
      if (kind === "kill_switch" || expires === undefined) continue;
      const earlier = latestDates(context, flag).filter((date) => date < expires);
      const [first] = earlier;
      if (first === undefined) continue;
      const times = earlier.length === 1 ? "once" : earlier.length === 2 ? "twice" : `${earlier.length} times`;
      context.report(
        valueAt(flag, "expires"),
        `The expiry date of ${quoteText(flag.id)} was put off ${times}: from ${first} to ${expires}.`,
        {
          hint: `${first < context.today ? "Remove the flag" : `Go back to ${first}`}; what has to stay longer becomes a feature or a limit.`,
          ...(earlier.length === 1 && { severity: "warning" }),
        },
      );
    }
  },
};

/**
 * The dates that were each later than all before, from the first on. A date that was taken back leaves nothing behind,
 * and one that another took the place of on the same day was a correction; taking it out on that day was none.
 */
function latestDates(context: RuleContext, flag: Entity<FlagFile>): DateText[] {
  const lastOfDay = new Map<DateText, string>();
  for (const { date, data } of versionsOfFlag(context, flag).toReversed())
    if (typeof data?.expires === "string" && date !== context.today) lastOfDay.set(date, data.expires);
  const dates: DateText[] = [];
  for (const expires of lastOfDay.values()) if (expires > (dates.at(-1) ?? "")) dates.push(expires);
  return dates;
}
