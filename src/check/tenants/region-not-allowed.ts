import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { livingTenantsWithTier } from "../living-tenants.ts";
import { valueAt } from "../rule.ts";
import { listNames } from "../wording.ts";

export const regionNotAllowed: Rule = {
  id: "tenants/region-not-allowed",
  severity: "error",
  summary: "A tenant lives in a region that its tier allows.",
  check({ project, report }) {
    for (const { tenant, tier } of livingTenantsWithTier(project)) {
      const { regions } = tier.data;
      const { region } = tenant.data;
      if (regions === undefined || regions.includes(region)) continue;
      report(valueAt(tenant, "region"), `The tier ${quoteText(tier.id)} is not offered in ${quoteText(region)}.`, {
        hint: regions.length === 0 ? "It is offered in no region." : `It is offered in ${listNames(regions, 8)}.`,
        related: [{ place: valueAt(tier, "regions"), message: "The regions are listed here." }],
      });
    }
  },
};
