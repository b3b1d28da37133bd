import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { livingTenants } from "../living-tenants.ts";
import { valueAt } from "../rule.ts";
import { listNames } from "../wording.ts";

export const billingDomain: Rule = {
  id: "tenants/billing-domain",
  severity: "error",
  summary: "Invoices go only to the e-mail domains that tenantry.yaml allows.",
  check({ project, policy, report }) {
    const allowed = policy.billing_email_domains;
    if (allowed === undefined) return;
    for (const tenant of livingTenants(project)) {
      const email = tenant.data.billing?.email;
      const domain = email?.slice(email.lastIndexOf("@") + 1).toLowerCase();
      if (domain === undefined || allowed.includes(domain)) continue;
      report(valueAt(tenant, "billing", "email"), `Invoices cannot go to ${quoteText(domain)}.`, {
        hint: `policy.billing_email_domains of tenantry.yaml allows ${listNames(allowed, 8)}.`,
      });
    }
  },
};
