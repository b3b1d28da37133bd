import type { JsonObject } from "../../model/json.ts";
import type { RuleContext } from "../rule.ts";
import { addDays } from "../../model/clock.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";
import { counted } from "../wording.ts";
import { listSteadyFlags } from "./steady-flags.ts";

/** What the rules about flags that have come to rest declare as their options. */
export const restingDays = { warn_days: 14, error_days: 30 };

/**
 * Reports each flag of which `holds` has been true for `warn_days`, as a warning until `error_days`. `what` completes
 * the sentence "The flag has been …".
 */
export function reportResting(
  context: RuleContext,
  { what, hint, holds }: { what: string; hint: string; holds: (data: JsonObject) => boolean },
): void {
  const { options, report } = context;
  const { warn_days: warnDays, error_days: errorDays } = { ...restingDays, ...options };
  for (const { flag, since, days } of listSteadyFlags(context, Math.min(warnDays, errorDays), holds)) {
    const message = `The flag ${quoteText(flag.id)} has been ${what} for ${counted(days, "day")}, since ${since}.`;
    const place = valueAt(flag, flag.data.state === "off" || flag.data.rollout === undefined ? "state" : "rollout");
    if (days < errorDays) report(place, message, { hint, severity: "warning" });
    else report(place, message, { hint, since: addDays(since, errorDays) });
  }
}
