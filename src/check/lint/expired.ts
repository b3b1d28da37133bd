import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { listFlagExpiries } from "../list-expiries.ts";

export const expired: Rule = {
  id: "lint/expired",
  severity: "error",
  summary: "A flag is not past its expiry date.",
  clock: true,
  check({ project, today, report }) {
    for (const { id, expires, place } of listFlagExpiries(project))
      if (expires < today)
        report(place, `The flag ${quoteText(id)} expired on ${expires}; it keeps its value until its file changes.`, {
          hint: "Remove the flag and the code behind it; what has become permanent belongs in a tier or a feature.",
          since: expires,
        });
  },
};
