import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { isOutOfReach } from "../effects/dead.ts";
import { listTenantReferences } from "../list-references.ts";
import { valueAt } from "../rule.ts";

export const archivedTarget: Rule = {
  id: "lint/archived-target",
  severity: "warning",
  summary: "A rollout names no archived tenant.",
  check({ project, report }) {
    const unreachable = new Set<string>(); // dependencies/unreachable speaks
    for (const flag of project.flags.values()) if (isOutOfReach(project, flag)) unreachable.add(flag.document.file);
    for (const { id, place } of listTenantReferences(project)) {
      const tenant = project.tenants.get(id);
      if (tenant?.data.status !== "archived" || unreachable.has(place.document.file)) continue;
      report(place, `The tenant ${quoteText(id)} is archived: no flag is on for it.`, {
        hint: "Take it out of the rollout; when it is the only one of its entry, delete the entry.",
        related: [{ place: valueAt(tenant, "status"), message: "It is archived here." }],
      });
    }
  },
};
