import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { valueAt } from "../rule.ts";

export const removedWithoutArchive: Rule = {
  id: "tenants/removed-without-archive",
  severity: "error",
  summary: "Only the file of an archived tenant that is not protected from deletion is removed.",
  needs: "base",
  check({ project, base, report }) {
    for (const tenant of base?.tenants.values() ?? []) {
      if (project.ids.tenant.has(tenant.id)) continue;
      const { status, prevent_deletion: kept = false } = tenant.data;
      const name = quoteText(tenant.id);
      // The place is in the file as it was: there is no other file to blame.
      if (status !== "archived")
        report(valueAt(tenant, "status"), `The file of ${name} was removed while the tenant is ${status}.`, {
          hint: "Bring the file back, and remove it once the tenant is archived: removing a file removes no data.",
        });
      else if (kept)
        report(valueAt(tenant, "prevent_deletion"), `The file of ${name} was removed in spite of prevent_deletion.`, {
          hint: "Bring the file back, and take prevent_deletion out in a change of its own first.",
        });
    }
  },
};
