import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";

export const requiresExpiring: Rule = {
  id: "dependencies/requires-expiring",
  severity: "error",
  summary: "A flag requires no flag that expires before it does.",
  clock: true,
  check({ project, today, report }) {
    for (const flag of project.flags.values())
      for (const [index, id] of (flag.data.requires ?? []).entries()) {
        const required = project.features.has(id) || id === flag.id ? undefined : project.flags.get(id);
        const first = required?.data.expires;
        const { expires } = flag.data;
        if (required === undefined || first === undefined || (expires !== undefined && expires <= first)) continue;
        const own = expires === undefined ? "which never expires" : `which lives until ${expires}`;
        report(
          valueAt(flag, "requires", index),
          `${quoteText(id)} expires on ${first}, before ${quoteText(flag.id)}, ${own} and requires it.`,
          {
            hint:
              first < today
                ? `Remove the requirement if \`${id}\` has become permanent, else this flag with it.`
                : `Let this flag expire by ${first} too, or remove the requirement once \`${id}\` has become permanent.`,
            related: [{ place: valueAt(required, "expires"), message: "It expires here." }],
            since: first,
          },
        );
      }
  },
};
