import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { firstCreated } from "../past/first-created.ts";
import { listComebacks } from "../past/previous-life.ts";
import { valueAt } from "../rule.ts";

export const recreated: Rule = {
  id: "lint/recreated",
  severity: "error",
  summary: "A flag that is deleted and added again keeps the day on which it was first made.",
  needs: "history",
  check(context) {
    for (const { flag, before, deleted, firstAdded, repurposed } of listComebacks(context)) {
      // Somebody may have written a day from before the first commit, and keeps to it.
      const last = typeof before.created === "string" ? before.created : firstAdded;
      const first = firstCreated(context, flag)?.created ?? last;
      if (repurposed || flag.data.created <= first) continue;
      context.report(
        valueAt(flag, "created"),
        `The flag ${quoteText(flag.id)} was deleted on ${deleted} and is back as if it had been made on ${flag.data.created}.`,
        { hint: `Write \`created: ${first}\`, the day on which it was first made: its time has gone on since then.` },
      );
    }
  },
};
