import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { replaceValue } from "../../edit/splices.ts";
import { firstCreated } from "../past/first-created.ts";
import { listComebacks } from "../past/previous-life.ts";
import { valueAt } from "../rule.ts";

export const createdMoved: Rule = {
  id: "lint/created-moved",
  severity: "error",
  summary: "The day on which a flag was created is not moved to a later one.",
  needs: "history",
  fixable: true,
  check(context) {
    const back = new Set([...listComebacks(context)].map(({ flag }) => flag.id)); // lint/recreated
    for (const flag of context.project.flags.values()) {
      const first = firstCreated(context, flag);
      const { created } = flag.data;
      if (first === undefined || created <= first.created || created > context.today || back.has(flag.id)) continue;
      const place = valueAt(flag, "created");
      context.report(
        place,
        `Git knows ${quoteText(flag.id)} since ${first.committed}, with \`created: ${first.created}\`: that was moved to ${created}.`,
        {
          hint: `Write \`created: ${first.created}\`: the time that a flag has is counted from there.`,
          fix: {
            title: `Write ${first.created}`,
            edits: replaceValue(flag.document, place.path, first.created),
          },
        },
      );
    }
  },
};
