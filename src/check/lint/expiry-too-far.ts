import type { Rule } from "../rule.ts";
import { addDays, daysBetween } from "../../model/clock.ts";
import { replaceValue } from "../../edit/splices.ts";
import { lifeBegins } from "../past/first-created.ts";
import { counted } from "../wording.ts";
import { valueAt } from "../rule.ts";

export const expiryTooFar: Rule = {
  id: "lint/expiry-too-far",
  severity: "error",
  summary: "A flag lives no longer than policy.flags.max_age_days, counted from its creation.",
  fixable: true,
  check(context) {
    const { project, policy, today, report } = context;
    const longest = policy.flags.max_age_days;
    for (const flag of project.flags.values()) {
      const { kind, created, expires } = flag.data;
      if (kind === "kill_switch" || expires === undefined) continue;
      const begins = lifeBegins(context, flag);
      const age = daysBetween(begins, expires);
      if (age <= longest) continue;
      const place = valueAt(flag, "expires");
      const latest = addDays(begins, longest);
      report(place, `The flag would live ${counted(age, "day")}, ${counted(age - longest, "day")} too long.`, {
        hint: `Use ${latest} at the latest, ${counted(longest, "day")} after it was created.`,
        related: [
          {
            place: valueAt(flag, "created"),
            message: begins === created ? "Its life begins here." : `Git knows that its life began on ${begins}.`,
          },
        ],
        fix:
          latest < today
            ? undefined // it would have expired already: somebody has to decide
            : { title: `Set expires to ${latest}`, edits: replaceValue(flag.document, place.path, latest) },
      });
    }
  },
};
