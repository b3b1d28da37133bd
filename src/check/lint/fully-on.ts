import type { Rule } from "../rule.ts";
import { reportResting, restingDays } from "../past/report-resting.ts";
import { isFullyOn } from "../past/rollout-state.ts";

export const fullyOn: Rule = {
  id: "lint/fully-on",
  severity: "error",
  summary: "A flag that has been on for everybody for weeks is removed, and its code is kept.",
  clock: true,
  needs: "history",
  options: restingDays,
  check(context) {
    const tiers = [...context.project.ids.tier];
    reportResting(context, {
      what: "on for everybody",
      hint: "The rollout is over: keep the code, remove the flag; what some tenants must not have becomes a feature.",
      holds: (data) => isFullyOn(data, tiers),
    });
  },
};
