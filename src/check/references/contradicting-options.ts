import type { Rule } from "../rule.ts";
import { valueAt } from "../rule.ts";
import { settingOf } from "../rule-setting.ts";
import { counted } from "../wording.ts";

export const contradictingOptions: Rule = {
  id: "references/contradicting-options",
  severity: "warning",
  summary: "A rule that first warns and then objects warns first.",
  check({ project, known, report }) {
    const { config } = project;
    for (const id of Object.keys(config.data.rules ?? {})) {
      const own = settingOf(config.data.rules, id).options ?? {};
      const { warn_days: warn, error_days: error } = { ...known.get(id)?.options, ...own };
      if (warn === undefined || error === undefined || warn < error) continue;
      const name = own["warn_days"] === undefined ? "error_days" : "warn_days";
      if (own[name] === undefined) continue;
      const message = `${id} would warn after ${counted(warn, "day")}, when it has been an error for ${counted(warn - error, "day")}.`;
      report(valueAt(config, "rules", id, "options", name), message, {
        hint: "Give warn_days fewer days than error_days.",
      });
    }
  },
};
