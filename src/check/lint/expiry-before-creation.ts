import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";

export const expiryBeforeCreation: Rule = {
  id: "lint/expiry-before-creation",
  severity: "error",
  summary: "A flag expires after the day on which it was created.",
  check({ project, today, report }) {
    for (const flag of project.flags.values()) {
      const { kind, created, expires } = flag.data;
      if (kind === "kill_switch" || expires === undefined || expires > created) continue;
      if (created > today) continue; // that is the mistake: lint/created-in-future
      report(
        valueAt(flag, "expires"),
        `The flag ${quoteText(flag.id)} expires on ${expires}, no later than it was created.`,
        {
          hint: `Write a day after ${created}, or mend \`created\`.`,
          related: [{ place: valueAt(flag, "created"), message: "Its life begins here." }],
        },
      );
    }
  },
};
