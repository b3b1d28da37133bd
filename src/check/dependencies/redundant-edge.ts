import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { chainTo, closureOf, everything } from "../effects/requirements.ts";
import { removeEntry } from "../edits.ts";
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
      for (const [index, other] of required.entries()) {
        const via = required.find((between) => {
          const closure = closureOf(project, between);
          // On a cycle each of them brings the others along; the cycle is the mistake.
          return (
            between !== other &&
            between !== id &&
            closure.has(other) &&
            !closure.has(id) &&
            !closureOf(project, other).has(between)
          );
        });
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
