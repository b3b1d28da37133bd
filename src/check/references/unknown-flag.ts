import type { Rule } from "../rule.ts";
import { listFlagReferences } from "../list-references.ts";
import { reportUnknownIds } from "../report-unknown.ts";

export const unknownFlag: Rule = {
  id: "references/unknown-flag",
  severity: "error",
  summary: "What a flag requires or conflicts with is a feature or a flag that has a file.",
  check(context) {
    reportUnknownIds(context, ["feature", "flag"], listFlagReferences(context.project));
  },
};
