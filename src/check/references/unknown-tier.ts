import type { Rule } from "../rule.ts";
import { listTierReferences } from "../list-references.ts";
import { reportUnknownIds } from "../report-unknown.ts";

export const unknownTier: Rule = {
  id: "references/unknown-tier",
  severity: "error",
  summary: "A tier that a tenant or a rollout names has a file.",
  check(context) {
    reportUnknownIds(context, ["tier"], listTierReferences(context.project));
  },
};
