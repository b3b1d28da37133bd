import type { Rule } from "../rule.ts";
import { reportUnknown } from "../report-unknown.ts";
import { keyAt } from "../rule.ts";

export const unknownRule: Rule = {
  id: "references/unknown-rule",
  severity: "error",
  summary: "A rule whose severity tenantry.yaml sets exists.",
  check(context) {
    const { config } = context.project;
    const known = new Set(context.known.keys());
    const unknown = Object.keys(config.data.rules ?? {}).filter((id) => !known.has(id));
    const references = unknown.map((id) => ({ id, place: keyAt(config, "rules", id) }));
    reportUnknown(context, "rule", known, references);
  },
};
