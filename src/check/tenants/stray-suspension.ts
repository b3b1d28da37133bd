import type { Rule } from "../rule.ts";
import { movesFrom } from "../../model/lifecycle.ts";
import { keyAt, valueAt } from "../rule.ts";

export const straySuspension: Rule = {
  id: "tenants/stray-suspension",
  severity: "error",
  summary: "Only a suspended tenant has a suspension.",
  check({ project, report }) {
    for (const tenant of project.tenants.values()) {
      const { status, suspension } = tenant.data;
      if (suspension === undefined || status === "suspended") continue;
      // What was meant is not known: whoever deletes it resumes nobody, whoever sets the status stops a tenant.
      report(keyAt(tenant, "suspension"), `The tenant has a suspension, but is ${status}.`, {
        hint: movesFrom(status).includes("suspended")
          ? "Delete `suspension`, or write `status: suspended` if the tenant is to be stopped."
          : "Delete `suspension`.",
        related: [{ place: valueAt(tenant, "status"), message: "The status is here." }],
      });
    }
  },
};
