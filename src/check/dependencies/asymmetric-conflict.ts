import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { everything } from "../effects/requirements.ts";
import { appendItem, insertEntry } from "../../edit/splices.ts";
import { valueAt } from "../rule.ts";

export const asymmetricConflict: Rule = {
  id: "dependencies/asymmetric-conflict",
  severity: "warning",
  summary: "Of two that exclude each other both say so.",
  fixable: true,
  check({ project, report }) {
    for (const entity of everything(project)) {
      const { id, document } = entity;
      // A flag that excludes a feature is alone with it: the file of a feature names features only.
      const kin = document.kind === "flag" ? project.flags : project.features;
      for (const [index, name] of (entity.data.conflicts ?? []).entries()) {
        const other = document.kind === "flag" && project.features.has(name) ? undefined : kin.get(name);
        if (other === undefined || name === id || other.data.conflicts?.includes(id) === true) continue;
        const place = valueAt(other, other.document.kind);
        report(
          valueAt(entity, "conflicts", index),
          `${quoteText(id)} excludes ${quoteText(name)}, whose file does not say so.`,
          {
            hint: `Add \`${id}\` to the conflicts of ${other.document.file}.`,
            related: [{ place, message: "It is missing in the conflicts of this one." }],
            fix: {
              title: `Add ${id} to the conflicts of ${name}`,
              edits:
                other.data.conflicts === undefined
                  ? insertEntry(other.document, [], "conflicts", `[${id}]`)
                  : appendItem(other.document, ["conflicts"], id),
            },
          },
        );
      }
    }
  },
};
