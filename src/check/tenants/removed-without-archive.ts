import type { Place, Rule } from "../rule.ts";
import { isTenantStatus } from "../../model/lifecycle.ts";
import { quoteText } from "../../model/quote.ts";
import { listRemovedTenants } from "../past/removed-tenants.ts";

export const removedWithoutArchive: Rule = {
  id: "tenants/removed-without-archive",
  severity: "error",
  summary: "Only the file of an archived tenant that is not protected from deletion is removed.",
  check(context) {
    for (const { id, document } of listRemovedTenants(context)) {
      const { status, prevent_deletion: kept = false } = document.data;
      const name = quoteText(id);
      // The place is in the file as it was: there is no other file to blame.
      const place = (key: string): Place => ({ document, path: [key], part: "value" });
      if (!isTenantStatus(status)) continue; // from before the catalog was one
      if (status !== "archived")
        context.report(place("status"), `The file of ${name} was removed while the tenant is ${status}.`, {
          hint: "Bring the file back, and remove it once the tenant is archived: removing a file removes no data.",
        });
      else if (kept === true)
        context.report(place("prevent_deletion"), `The file of ${name} was removed in spite of prevent_deletion.`, {
          hint: "Bring the file back, and take prevent_deletion out in a change of its own first.",
        });
    }
  },
};
