import type { Rule } from "../rule.ts";
import { addDays, daysBetween } from "../../model/clock.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";
import { counted } from "../wording.ts";

export const neverReferenced: Rule = {
  id: "lint/never-referenced",
  severity: "error",
  summary: "Source code names every flag.",
  clock: true,
  needs: "references",
  options: { error_days: 14 },
  check({ project, today, references, options, report }) {
    if (references === undefined) return;
    const { error_days: errorDays = 14 } = options;
    const { filesScanned, skipped } = references;
    const unread = skipped.large + skipped.unreadable;
    const left = unread === 0 ? "" : `; ${unread} unreadable or over 1 MiB`;
    const hint = `Remove the flag, or use it (${counted(filesScanned, "file")} scanned${left}).`;
    for (const flag of project.flags.values()) {
      const { created, expires = today } = flag.data;
      // Of one that has expired no more needs to be said.
      if (expires < today || references.flags.get(flag.id)?.length !== 0) continue;
      const message = `The flag ${quoteText(flag.id)}, created on ${created}, is named nowhere in the code.`;
      const place = valueAt(flag, "flag");
      if (daysBetween(created, today) < errorDays) report(place, message, { hint, severity: "warning" });
      else report(place, message, { hint, since: addDays(created, errorDays) });
    }
  },
};
