import type { Rule } from "../rule.ts";
import { listFeatureReferences } from "../list-references.ts";
import { reportUnknownIds } from "../report-unknown.ts";

export const unknownFeature: Rule = {
  id: "references/unknown-feature",
  severity: "error",
  summary: "A feature that a tier, a tenant or another feature names has a file.",
  check(context) {
    reportUnknownIds(context, ["feature"], listFeatureReferences(context.project));
  },
};
