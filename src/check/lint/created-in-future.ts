import type { Rule } from "../rule.ts";
import { daysBetween } from "../../model/clock.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";
import { inDays } from "../wording.ts";

export const createdInFuture: Rule = {
  id: "lint/created-in-future",
  severity: "error",
  summary: "A flag was created today or before.",
  clock: true,
  check({ project, today, report }) {
    for (const flag of project.flags.values()) {
      const { created } = flag.data;
      if (created <= today) continue;
      report(
        valueAt(flag, "created"),
        `The flag ${quoteText(flag.id)} is said to be created on ${created}, which is ${inDays(daysBetween(today, created))}.`,
        {
          hint: `Write the day on which it was made, ${today} at the latest: the time that it has is counted from there.`,
        },
      );
    }
  },
};
