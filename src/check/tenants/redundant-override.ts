import type { Rule } from "../rule.ts";
import { defaultOf, overrideValue } from "../../model/effective.ts";
import { ownValue } from "../../model/own-value.ts";
import { quoteText } from "../../model/quote.ts";
import { removeEntry } from "../../edit/splices.ts";
import { livingTenantsWithTier } from "../living-tenants.ts";
import { keyAt } from "../rule.ts";

export const redundantOverride: Rule = {
  id: "tenants/redundant-override",
  severity: "warning",
  summary: "A tenant sets no limit or feature to what it would inherit anyway.",
  fixable: true,
  check({ project, report }) {
    for (const { tenant, tier } of livingTenantsWithTier(project)) {
      const redundant = (group: "limits" | "features", id: string, message: string) => {
        report(keyAt(tenant, group, id), message, {
          hint: `Remove \`${id}\` from its ${group}: then a change of the tier reaches this tenant too.`,
          fix: { title: `Remove ${group}.${id}`, edits: removeEntry(tenant.document, [group, id]) },
        });
      };
      for (const [id, override] of Object.entries(tenant.data.limits ?? {})) {
        const limit = ownValue(tier.data.limits, id);
        const value = overrideValue(override);
        if (limit !== undefined && defaultOf(limit) === value)
          redundant("limits", id, `${id} is ${String(value)}, as ${quoteText(tier.id)} says anyway.`);
      }
      for (const [id, on] of Object.entries(tenant.data.features ?? {})) {
        if (on !== (tier.data.features?.includes(id) === true) || !project.ids.feature.has(id)) continue;
        const why = on ? `includes it` : `does not include it`;
        redundant("features", id, `${quoteText(id)} is switched ${on ? "on" : "off"}, but ${quoteText(tier.id)} ${why} anyway.`);
      }
    }
  },
};
