import type { Rule } from "../rule.ts";
import { listTenantReferences } from "../list-references.ts";
import { reportUnknownIds } from "../report-unknown.ts";

export const unknownTenant: Rule = {
  id: "references/unknown-tenant",
  severity: "error",
  summary: "A tenant that a rollout names has a file.",
  check(context) {
    reportUnknownIds(context, ["tenant"], listTenantReferences(context.project));
  },
};
