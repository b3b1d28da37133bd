import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { isOutOfReach } from "../effects/dead.ts";
import { findTenant } from "../names/find-tenant.ts";
import { reachedTenants, reachesOthers } from "../targeting/reached-tenants.ts";
import { keyAt } from "../rule.ts";

export const singleTenantFlag: Rule = {
  id: "lint/single-tenant-flag",
  severity: "warning",
  summary: "A release flag is on its way to more than one tenant.",
  check({ project, report }) {
    for (const flag of project.flags.values()) {
      const { kind, state } = flag.data;
      if (kind !== "release" || state === "off" || reachesOthers(flag.data)) continue;
      const [tenant, ...more] = reachedTenants(flag.data);
      if (tenant === undefined || more.length > 0) continue;
      if (findTenant(project, flag.id)?.id === tenant) continue; // lint/tenant-in-name speaks
      if (isOutOfReach(project, flag)) continue; // dependencies/unreachable speaks
      report(keyAt(flag, "rollout"), `The release flag ${quoteText(flag.id)} is for ${quoteText(tenant)} alone.`, {
        hint: "Give it to others too; what stays with one tenant is an add-on in its features, or a value in its `config`.",
      });
    }
  },
};
