import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { alwaysOn } from "../effects/always-on.ts";
import { chainTo, closureOf, showChain } from "../effects/requirements.ts";
import { groupTenants } from "../effects/tenant-groups.ts";
import { valueAt } from "../rule.ts";

export const forcedOn: Rule = {
  id: "dependencies/forced-on",
  severity: "warning",
  summary: "What is always on requires nothing that is still meant to be a choice.",
  check({ project, report }) {
    const groups = groupTenants(project);
    for (const tier of project.tiers.values()) {
      const ofTier = groups.filter((group) => group.tier === tier);
      const fixed = [...(tier.data.features ?? []), ...alwaysOn(project, ofTier)];
      for (const [index, id] of (tier.data.addons ?? []).entries()) {
        const by = fixed.find((other) => other !== id && closureOf(project, other).has(id));
        // Where somebody lacks it, dependencies/unmet-requirement says so.
        if (by === undefined || fixed.includes(id) || ofTier.some((group) => !group.features.has(id))) continue;
        const chain = showChain(chainTo(project, by, id));
        const message = `${quoteText(id)} is an add-on of ${quoteText(tier.id)}, but ${quoteText(by)}, which every tenant of it has, requires it${chain}.`;
        report(valueAt(tier, "addons", index), message, { hint: `Move \`${id}\` to the features of the tier.` });
      }
    }
    const everywhere = alwaysOn(project, groups);
    for (const { id, data, document } of project.flags.values()) {
      // Who switches one of these off wants what builds on it to go off as well.
      if (data.kind === "kill_switch" || data.kind === "ops" || project.features.has(id)) continue;
      const by = everywhere.find((other) => other !== id && closureOf(project, other).has(id));
      const dependent = project.flags.get(by ?? "");
      if (by === undefined || dependent === undefined) continue;
      const chain = showChain(chainTo(project, by, id));
      report(
        { document, path: ["state"], part: "value" },
        `${quoteText(id)} can no longer be switched off by itself: ${quoteText(by)}, which is on for everybody, requires it${chain}.`,
        {
          hint: `Remove the flag \`${id}\` and keep its code, or take it out of what \`${by}\` requires.`,
          related: [{ place: valueAt(dependent, "requires"), message: "It is required here." }],
        },
      );
    }
  },
};
