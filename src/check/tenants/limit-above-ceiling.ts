import type { Rule } from "../rule.ts";
import { ceilingOf, overrideValue } from "../../model/effective.ts";
import { compareLimits } from "../../model/limit.ts";
import { ownValue } from "../../model/own-value.ts";
import { quoteText } from "../../model/quote.ts";
import { livingTenantsWithTier } from "../living-tenants.ts";
import { valueAt } from "../rule.ts";
import { joinWords } from "../wording.ts";

export const limitAboveCeiling: Rule = {
  id: "tenants/limit-above-ceiling",
  severity: "error",
  summary: "A limit override stays within the tier's ceiling, or says why and until when it does not.",
  check({ project, report }) {
    for (const { tenant, tier } of livingTenantsWithTier(project))
      for (const [id, override] of Object.entries(tenant.data.limits ?? {})) {
        const limit = ownValue(tier.data.limits, id);
        if (limit === undefined || compareLimits(overrideValue(override), ceilingOf(limit)) <= 0) continue;
        const explained = typeof override === "object" ? Object.keys(override) : [];
        const missing = ["reason", "expires"].filter((key) => !explained.includes(key));
        if (missing.length === 0) continue;
        const place = valueAt(tenant, "limits", id, ...(typeof override === "object" ? ["value"] : []));
        const ceiling = String(ceilingOf(limit));
        const message = `${id} is ${String(overrideValue(override))}, above the ceiling of ${quoteText(tier.id)}, ${ceiling}.`;
        report(place, message, {
          hint: `Use at most ${ceiling}, or add ${joinWords(missing)}: \`{value: …, reason: …, expires: …}\`.`,
          related: [{ place: valueAt(tier, "limits", id), message: "The ceiling is set here." }],
        });
      }
  },
};
