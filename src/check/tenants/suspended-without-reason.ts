import type { Rule } from "../rule.ts";
import { valueAt } from "../rule.ts";

export const suspendedWithoutReason: Rule = {
  id: "tenants/suspended-without-reason",
  severity: "error",
  summary: "A suspended tenant says why.",
  check({ project, report }) {
    for (const tenant of project.tenants.values())
      if (tenant.data.status === "suspended" && tenant.data.suspension === undefined)
        report(valueAt(tenant, "status"), "The tenant is suspended, but no reason is given.", {
          hint: "Add `suspension: {reason: …}`, with a ticket if there is one.",
        });
  },
};
