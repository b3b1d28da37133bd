import type { Rule } from "../rule.ts";
import { listLimitReferences } from "../list-references.ts";
import { reportUnknown } from "../report-unknown.ts";

export const unknownLimit: Rule = {
  id: "references/unknown-limit",
  severity: "error",
  summary: "A limit that a tier or a tenant sets is in the vocabulary of tenantry.yaml.",
  check(context) {
    const known = new Set(Object.keys(context.project.config.data.limits));
    const unknown = [...listLimitReferences(context.project)].filter(({ id }) => !known.has(id));
    reportUnknown(context, "limit of tenantry.yaml", known, unknown);
  },
};
