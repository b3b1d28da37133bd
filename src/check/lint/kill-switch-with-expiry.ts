import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { removeEntry } from "../../edit/splices.ts";
import { keyAt } from "../rule.ts";

export const killSwitchWithExpiry: Rule = {
  id: "lint/kill-switch-with-expiry",
  severity: "warning",
  summary: "A kill switch has no expiry date: it is there for the day on which it is needed.",
  fixable: true,
  check({ project, report }) {
    for (const flag of project.flags.values()) {
      const { kind, expires } = flag.data;
      if (kind !== "kill_switch" || expires === undefined) continue;
      report(keyAt(flag, "expires"), `The kill switch ${quoteText(flag.id)} has an expiry date, ${expires}.`, {
        hint: "Remove `expires`; if it is to go by then, its kind is release, experiment or ops.",
        fix: { title: "Remove expires", edits: removeEntry(flag.document, ["expires"]) },
      });
    }
  },
};
