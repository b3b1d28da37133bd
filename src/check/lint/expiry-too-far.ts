import type { Rule } from "../rule.ts";
import { addDays, daysBetween } from "../../model/clock.ts";
import { counted } from "../wording.ts";
import { valueAt } from "../rule.ts";

export const expiryTooFar: Rule = {
  id: "lint/expiry-too-far",
  severity: "error",
  summary: "A flag lives no longer than policy.flags.max_age_days, counted from its creation.",
  check({ project, policy, report }) {
    const longest = policy.flags.max_age_days;
    for (const flag of project.flags.values()) {
      const { kind, created, expires } = flag.data;
      if (kind === "kill_switch" || expires === undefined) continue;
      const age = daysBetween(created, expires);
      if (age <= longest) continue;
      const place = valueAt(flag, "expires");
      const { start, end } = flag.document.locate(place.path);
      const latest = addDays(created, longest);
      report(place, `The flag would live ${counted(age, "day")}, ${counted(age - longest, "day")} too long.`, {
        hint: `Use ${latest} at the latest, ${counted(longest, "day")} after it was created.`,
        related: [{ place: valueAt(flag, "created"), message: "Its life begins here." }],
        fix: {
          title: `Set expires to ${latest}`,
          edits: [{ file: flag.document.file, start: start.offset, end: end.offset, text: latest }],
        },
      });
    }
  },
};
