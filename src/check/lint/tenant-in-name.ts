import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { findTenant } from "../names/find-tenant.ts";
import { reachedTenants } from "../targeting/reached-tenants.ts";
import { valueAt } from "../rule.ts";

export const tenantInName: Rule = {
  id: "lint/tenant-in-name",
  severity: "error",
  summary: "The key of a flag names no tenant.",
  check({ project, report }) {
    for (const flag of project.flags.values()) {
      const tenant = findTenant(project, flag.id);
      if (tenant === undefined) continue;
      const meant = tenant.sure || reachedTenants(flag.data).has(tenant.id);
      report(
        valueAt(flag, "flag"),
        `The key ${quoteText(flag.id)} has the tenant ${quoteText(tenant.id)} in its name.`,
        {
          hint: meant
            ? `Name it for what it does: for whom it is on is said by \`rollout\`, as \`tenants: [${tenant.id}]\`.`
            : `If it is for this tenant alone, name it for what it does; else choose a word that is no tenant's id.`,
          ...(!meant && { severity: "warning" }),
        },
      );
    }
  },
};
