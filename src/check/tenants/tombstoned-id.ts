import type { JsonObject } from "../../model/json.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";

export const tombstonedId: Rule = {
  id: "tenants/tombstoned-id",
  severity: "error",
  summary: "The id of a tenant whose file was removed is never used again.",
  needs: "history",
  check({ project, history, report }) {
    if (history === undefined) return;
    for (const tenant of project.tenants.values()) {
      const versions = history.versions("tenant", tenant.id);
      const removed = versions.find(({ change }, at) => change === "deleted" && !wasBroughtBack(versions[at + 1]?.data));
      if (removed === undefined) continue;
      report(
        valueAt(tenant, "tenant_id"),
        `The id ${quoteText(tenant.id)} belonged to a tenant whose file was removed on ${removed.date} (commit ${removed.commit.slice(0, 7)}).`,
        { hint: "Give the new tenant an id of its own: registry, invoices and audit log know the old one by this id." },
      );
    }
  },
};

/** A file that was removed before its tenant was archived should never have gone: its return is no new tenant. */
function wasBroughtBack(before: JsonObject | undefined): boolean {
  return before !== undefined && before["status"] !== "archived";
}
