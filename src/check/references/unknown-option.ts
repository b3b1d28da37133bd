import type { Rule } from "../rule.ts";
import { reportUnknown } from "../report-unknown.ts";
import { keyAt } from "../rule.ts";
import { settingOf } from "../rule-setting.ts";

export const unknownOption: Rule = {
  id: "references/unknown-option",
  severity: "error",
  summary: "An option that tenantry.yaml sets is one that the rule has.",
  check(context) {
    const { config } = context.project;
    for (const id of Object.keys(config.data.rules ?? {})) {
      const rule = context.known.get(id);
      if (rule === undefined) continue; // references/unknown-rule says so
      const known = new Set(Object.keys(rule.options ?? {}));
      const unknown = Object.keys(settingOf(config.data.rules, id).options ?? {}).filter((name) => !known.has(name));
      const references = unknown.map((name) => ({ id: name, place: keyAt(config, "rules", id, "options", name) }));
      reportUnknown(context, `option of ${id}`, known, references);
    }
  },
};
