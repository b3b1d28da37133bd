import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { isPartial, sameRollout } from "../past/rollout-state.ts";
import { listSteadyFlags } from "../past/steady-flags.ts";
import { valueAt } from "../rule.ts";
import { counted } from "../wording.ts";

export const stuckRollout: Rule = {
  id: "lint/stuck-rollout",
  severity: "warning",
  summary: "A rollout goes on, or is called off: it does not stay at the same percentage.",
  clock: true,
  needs: "history",
  options: { days: 30 },
  check(context) {
    const { days = 30 } = context.options;
    const holds: typeof sameRollout = (then, now) => isPartial(then) && sameRollout(then, now);
    for (const { flag, since, days: age } of listSteadyFlags(context, days, holds))
      context.report(
        valueAt(flag, "rollout"),
        `The rollout of ${quoteText(flag.id)} has not moved for ${counted(age, "day")}, since ${since}.`,
        { hint: "Give it to more tenants, or call it off: set `state: off`, or remove the flag." },
      );
  },
};
