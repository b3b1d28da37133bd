import type { FlagFile } from "../../model/generated/flag.ts";
import type { Entity } from "../../model/project.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { deadFeatures, isOutOfReach } from "../effects/dead.ts";
import { chainTo, closureOf, requirementsOf } from "../effects/requirements.ts";
import { isBeyondAllTiers, lackingIn } from "../effects/satisfiable.ts";
import { valueAt } from "../rule.ts";
import { listNames } from "../wording.ts";

export const unreachable: Rule = {
  id: "dependencies/unreachable",
  severity: "error",
  summary: "Every feature can be on in some tier, and every flag that is on for some tenant.",
  check(context) {
    const { project, report } = context;
    const dead = deadFeatures(project);
    for (const id of dead) {
      const feature = project.features.get(id);
      if (feature === undefined) continue;
      const waiting = [...project.flags.values()].filter(({ data }) => data.requires?.includes(id) === true);
      report(valueAt(feature, "feature"), `No tier includes or offers ${quoteText(id)}, so it can never be on.`, {
        hint: "Add it to the features or the addons of a tier, or remove its file.",
        related: waiting.slice(0, 3).map((flag) => ({
          place: valueAt(flag, "requires", (flag.data.requires ?? []).indexOf(id)),
          message: "It is required here.",
        })),
      });
    }
    for (const flag of project.flags.values()) {
      if (isOutOfReach(project, flag))
        report(valueAt(flag, "rollout"), `${quoteText(flag.id)} is on, but its rollout reaches no tenant.`, {
          hint: "The first entry that matches decides, and archived tenants do not count: mend the entries, or set state to off.",
        });
      else reportBeyondAllTiers(context, flag, dead);
    }
  },
};

function reportBeyondAllTiers({ project, report }: RuleContext, flag: Entity<FlagFile>, dead: ReadonlySet<string>) {
  if (!isBeyondAllTiers(project, flag.id)) return;
  // A feature or a flag that nobody can have on by itself is to blame, not what requires it.
  const culprits = [...closureOf(project, flag.id).keys()];
  if (culprits.some((id) => dead.has(id) || isBeyondAllTiers(project, id))) return;
  const [nearest] = [...project.tiers.values()]
    .map((tier) => ({ tier, lacking: lackingIn(project, tier, flag.id) }))
    .sort((a, b) => a.lacking.length - b.lacking.length || a.tier.data.rank - b.tier.data.rank);
  const needed = [...closureOf(project, flag.id).keys()].filter((id) => project.ids.feature.has(id));
  const [, step = ""] = chainTo(project, flag.id, nearest?.lacking[0] ?? "");
  report(
    valueAt(flag, "requires", requirementsOf(project, flag.id).indexOf(step)),
    `${quoteText(flag.id)} can never be on: no tier has all that it requires, ${listNames(needed, 8)}.`,
    {
      hint: `${quoteText(nearest?.tier.id ?? "")} lacks the least: offer ${listNames(nearest?.lacking ?? [], 8)} there, or remove the requirement.`,
    },
  );
}
