import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { livingTenantsWithTier } from "../living-tenants.ts";
import { keyAt } from "../rule.ts";
import { listNames } from "../wording.ts";

export const notEntitled: Rule = {
  id: "tenants/not-entitled",
  severity: "error",
  summary: "A tenant switches on only features that its tier includes or offers as add-ons.",
  check({ project, report }) {
    for (const { tenant, tier } of livingTenantsWithTier(project))
      for (const [id, on] of Object.entries(tenant.data.features ?? {})) {
        const offered = tier.data.features?.includes(id) === true || tier.data.addons?.includes(id) === true;
        if (!on || offered || !project.ids.feature.has(id)) continue;
        const tiers = [...project.tiers.values()]
          .filter(({ data }) => data.features?.includes(id) === true || data.addons?.includes(id) === true)
          .sort((a, b) => a.data.rank - b.data.rank);
        const elsewhere =
          tiers.length === 0
            ? "No tier has it"
            : `It is part of ${listNames(
                tiers.map((other) => other.id),
                8,
              )}`;
        report(keyAt(tenant, "features", id), `The tier ${quoteText(tier.id)} does not offer ${quoteText(id)}.`, {
          hint: `${elsewhere}: remove this line, change the tier, or add ${quoteText(id)} to the addons of ${tier.document.file}.`,
        });
      }
  },
};
