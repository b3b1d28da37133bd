import type { Rule } from "../rule.ts";
import { findUnknownLimits, reportUnknown } from "../report-unknown.ts";

export const unknownLimit: Rule = {
  id: "references/unknown-limit",
  severity: "error",
  summary: "A limit that a tier or a tenant sets is in the vocabulary of tenantry.yaml.",
  check(context) {
    const { known, unknown } = findUnknownLimits(context.project);
    reportUnknown(context, "limit of tenantry.yaml", known, unknown);
  },
};
