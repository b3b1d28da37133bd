import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";

export const missingTrackingIssue: Rule = {
  id: "lint/missing-tracking-issue",
  severity: "warning",
  summary: "Every flag names the issue under which it will be removed; only a kill switch may do without.",
  check({ project, report }) {
    for (const flag of project.flags.values())
      if (flag.data.kind !== "kill_switch" && flag.data.tracking_issue === undefined)
        report(valueAt(flag, "flag"), `The flag ${quoteText(flag.id)} has no tracking issue.`, {
          hint: "Open an issue for its removal, and add `tracking_issue:` with the address.",
        });
  },
};
