import type { DateText } from "../../model/clock.ts";
import type { FlagFile } from "../../model/generated/flag.ts";
import type { Entity } from "../../model/project.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { currentVersions } from "../past/lives.ts";
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
 * and one that stood for less than a day was a correction.
 */
function latestDates({ history, today }: RuleContext, flag: Entity<FlagFile>): DateText[] {
  const versions = currentVersions(history, flag.id);
  const lastOfDay = versions.filter(({ date }, index) => date !== (versions[index - 1]?.date ?? today));
  const dates: DateText[] = [];
  for (const { data } of lastOfDay.reverse()) {
    const expires = data?.expires;
    if (typeof expires === "string" && expires > (dates.at(-1) ?? "")) dates.push(expires);
  }
  return dates;
}
