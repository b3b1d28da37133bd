import type { Rule } from "../rule.ts";
import { reportResting, restingDays } from "../past/report-resting.ts";
import { isFullyOff } from "../past/rollout-state.ts";

export const fullyOff: Rule = {
  id: "lint/fully-off",
  severity: "error",
  summary: "A flag that has been off for everybody for weeks is rolled out or removed.",
  clock: true,
  needs: "history",
  options: restingDays,
  check(context) {
    reportResting(context, {
      what: "off for everybody",
      hint: "Begin its rollout, or remove the flag and the code that nobody has.",
      holds: isFullyOff,
    });
  },
};
