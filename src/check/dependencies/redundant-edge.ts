import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { chainTo, closureOf, everything } from "../effects/requirements.ts";
import { removeEntry } from "../../edit/splices.ts";
import { valueAt } from "../rule.ts";

export const redundantEdge: Rule = {
  id: "dependencies/redundant-edge",
  severity: "warning",
  summary: "Nothing lists a requirement that another of its requirements brings along.",
  fixable: true,
  check({ project, report }) {
    for (const entity of everything(project)) {
      const { id, document } = entity;
      const required = entity.data.requires ?? [];
      // Of thousands of names in a hostile file hardly one requires anything. And on a cycle each of them brings the
      // others along: the cycle is the mistake.
      const bringing = required.filter((between) => {
        const closure = closureOf(project, between);
        return closure.size > 0 && between !== id && !closure.has(id);
      });
      for (const [index, other] of required.entries()) {
        const via = bringing.find(
          (between) =>
            between !== other && closureOf(project, between).has(other) && !closureOf(project, other).has(between),
        );
        if (via === undefined || other === id) continue;
        const chain = [id, ...chainTo(project, via, other)].join(" → ");
        report(
          valueAt(entity, "requires", index),
          `${quoteText(id)} need not list ${quoteText(other)}: ${quoteText(via)} requires it already (${chain}).`,
          {
            hint: "Remove this item.",
            related: [
              { place: valueAt(entity, "requires", required.indexOf(via)), message: "This one brings it along." },
            ],
            fix: { title: `Remove ${other} from requires`, edits: removeEntry(document, ["requires", index]) },
          },
        );
      }
    }
  },
};
