import type { TierFile } from "../../model/generated/tier.ts";
import type { Entity, Project } from "../../model/project.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { findContradictions } from "../effects/contradictions.ts";
import { chainTo, requirementsOf, showChain } from "../effects/requirements.ts";
import { isAvailable, lackingIn, satisfyingTiers } from "../effects/satisfiable.ts";
import { groupTenants } from "../effects/tenant-groups.ts";
import { valueAt } from "../rule.ts";
import { joinWords, listNames } from "../wording.ts";

export const unsatisfiableForTier: Rule = {
  id: "dependencies/unsatisfiable-for-tier",
  severity: "error",
  summary: "A tier includes and offers only features whose requirements it includes or offers too.",
  check({ project, report }) {
    const impossible = findContradictions(project);
    for (const tier of project.tiers.values())
      for (const list of ["features", "addons"] as const)
        for (const [index, id] of (tier.data[list] ?? []).entries()) {
          const lacking = lackingIn(project, tier, id);
          const [first] = lacking;
          if (first === undefined || impossible.has(id) || isConsequence(project, tier, id, lacking)) continue;
          if (list === "features" && isOnSomewhere(project, tier, id)) continue; // dependencies/unmet-requirement
          const verb = list === "features" ? "includes" : "offers";
          report(
            valueAt(tier, list, index),
            `${quoteText(tier.id)} ${verb} ${quoteText(id)}, but neither includes nor offers ${listNames(lacking)}, which it requires${showChain(chainTo(project, id, first))}.`,
            { hint: hintFor(project, tier, id, lacking) },
          );
        }
  },
};

/** All that it lacks is lacking for something that it requires and that the tier has: that one is reported. */
function isConsequence(project: Project, tier: Entity<TierFile>, id: string, lacking: readonly string[]): boolean {
  const others = requirementsOf(project, id).filter((other) => other !== id && isAvailable(tier, other));
  const explained = new Set(others.flatMap((other) => lackingIn(project, tier, other)));
  return lacking.every((feature) => explained.has(feature));
}

function isOnSomewhere(project: Project, tier: Entity<TierFile>, id: string): boolean {
  return groupTenants(project).some((group) => group.tier === tier && group.features.has(id));
}

function hintFor(project: Project, tier: Entity<TierFile>, id: string, lacking: readonly string[]): string {
  const names = joinWords(lacking.map((feature) => `\`${feature}\``));
  const tiers = satisfyingTiers(project, [id, ...lacking]);
  const elsewhere = tiers.length === 0 ? "" : ` Tiers that have all of it: ${listNames(tiers, 8)}.`;
  const [more, out] = isOnSomewhere(project, tier, id)
    ? [` and to the tenants that have \`${id}\` on`, " here and there"]
    : ["", ""];
  return `Add ${names} to the addons of the tier${more}, or take \`${id}\` out${out}.${elsewhere}`;
}
