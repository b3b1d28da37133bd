import type { Project } from "../../model/project.ts";
import type { Rule } from "../rule.ts";
import { editsBetween } from "../../model/nearest.ts";
import { quoteText } from "../../model/quote.ts";
import { livingTenantsWithTier } from "../living-tenants.ts";
import { valueAt } from "../rule.ts";
import { listNames } from "../wording.ts";

export const regionNotAllowed: Rule = {
  id: "tenants/region-not-allowed",
  severity: "error",
  summary: "A tenant lives in a region that its tier allows.",
  check({ project, report }) {
    const empty = new Set<string>();
    for (const { tenant, tier } of livingTenantsWithTier(project)) {
      const { regions } = tier.data;
      const { region } = tenant.data;
      if (regions === undefined || regions.includes(region) || empty.has(tier.id)) continue;
      if (regions.length > 0)
        report(valueAt(tenant, "region"), `The tier ${quoteText(tier.id)} is not offered in ${quoteText(region)}.`, {
          hint: () => `${didYouMean(region, regions, project)}It is offered in ${listNames(regions, 8)}.`,
          related: [{ place: valueAt(tier, "regions"), message: "The regions are listed here." }],
        });
      else {
        empty.add(tier.id); // that is the mistake, and none of each tenant
        report(valueAt(tier, "regions"), `The tier ${quoteText(tier.id)} has tenants, and is offered in no region.`, {
          hint: "List its regions, or delete the key: then it is offered in all.",
        });
      }
    }
  },
};

/** A misspelt region, and not one of another tier or another one of the same place: eu-west-2 is none of eu-west-1. */
function didYouMean(region: string, regions: readonly string[], { tiers }: Project): string {
  if ([...tiers.values()].some(({ data }) => data.regions?.includes(region) === true)) return "";
  const letters = (name: string) => name.replace(/[\d]/g, "");
  const meant = regions.find((one) => editsBetween(region, one) === 1 && letters(one) !== letters(region));
  return meant === undefined ? "" : `Did you mean ${quoteText(meant)}? `;
}
