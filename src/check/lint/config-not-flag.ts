import type { FlagFile } from "../../model/generated/flag.ts";
import type { Entity } from "../../model/project.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { addDays, daysBetween } from "../../model/clock.ts";
import { quoteText } from "../../model/quote.ts";
import { limitMeant, settingMeant } from "../names/settings.ts";
import { dividesTenants } from "../targeting/divides-tenants.ts";
import { keyAt, valueAt } from "../rule.ts";
import { counted } from "../wording.ts";

export const configNotFlag: Rule = {
  id: "lint/config-not-flag",
  severity: "error",
  summary:
    "A flag is a rollout: what is a number, an address or a lasting difference between tenants is configuration.",
  clock: true,
  check(context) {
    for (const flag of context.project.flags.values()) {
      // What is called like a limit is left to lint/duplicates-limit.
      const meant = limitMeant(context.project, flag.id) === undefined ? settingMeant(flag.id) : undefined;
      if (meant === undefined) reportLasting(context, flag);
      else
        context.report(
          valueAt(flag, "flag"),
          `The key ${quoteText(flag.id)} promises ${meant}; a flag is only on or off.`,
          {
            hint:
              meant === "a number"
                ? "Make it a limit of tenantry.yaml that every tier sets, or a value in `config` of the tenants."
                : "Put the value into `config` of the tenants, or name the flag for what it switches.",
          },
        );
    }
  },
};

/**
 * A kill switch may live for ever, and so hides what is meant to differ between tenants. Of other flags that are too old
 * lint/expired, expiry-too-far and missing-expiry speak; of those that are the same for everybody fully-on and fully-off.
 */
function reportLasting({ today, policy, report }: RuleContext, flag: Entity<FlagFile>): void {
  const { kind, created, expires, state } = flag.data;
  const age = daysBetween(created, today);
  const longest = policy.flags.max_age_days;
  if (kind !== "kill_switch" || state === "off" || expires !== undefined || age <= longest) return;
  if (!dividesTenants(flag.data)) return;
  report(
    keyAt(flag, "rollout"),
    `The kill switch ${quoteText(flag.id)} tells tenants apart and is ${counted(age, "day")} old: it is configuration.`,
    {
      hint: "What some tenants have for good is a feature of their tier, an add-on, or a value in `config`.",
      since: addDays(created, longest),
      severity: "warning",
    },
  );
}
