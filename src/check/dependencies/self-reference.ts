import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { everything } from "../effects/requirements.ts";
import { valueAt } from "../rule.ts";

export const selfReference: Rule = {
  id: "dependencies/self-reference",
  severity: "error",
  summary: "Nothing requires or excludes itself.",
  check({ project, report }) {
    for (const entity of everything(project))
      for (const list of ["requires", "conflicts"] as const) {
        const index = (entity.data[list] ?? []).indexOf(entity.id);
        if (index === -1) continue;
        const verb = list === "requires" ? "requires" : "excludes";
        report(valueAt(entity, list, index), `${quoteText(entity.id)} ${verb} itself.`, {
          hint: `Remove it from its own \`${list}\`, or name the one that was meant.`,
        });
      }
  },
};
