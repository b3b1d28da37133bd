import type { Project } from "../../model/project.ts";
import type { Contradiction } from "../effects/contradictions.ts";
import type { Rule } from "../rule.ts";
import { quoteText } from "../../model/quote.ts";
import { findContradictions } from "../effects/contradictions.ts";
import { chainTo, everything, requirementsOf, showChain } from "../effects/requirements.ts";
import { valueAt } from "../rule.ts";

export const requiresAndConflicts: Rule = {
  id: "dependencies/requires-and-conflicts",
  severity: "error",
  summary: "Nothing requires what it excludes, nor two things that exclude each other.",
  check({ project, report }) {
    const found = findContradictions(project);
    for (const entity of everything(project)) {
      const contradiction = found.get(entity.id);
      // What requires something impossible is impossible as well: only the first of them is to blame.
      if (contradiction === undefined || requirementsOf(project, entity.id).some((id) => found.has(id))) continue;
      const { declaring, excluded } = contradiction;
      const end = declaring === entity.id ? excluded : declaring;
      const [, step = ""] = chainTo(project, entity.id, end);
      const requirement = valueAt(entity, "requires", (entity.data.requires ?? []).indexOf(step));
      const own = declaring === entity.id;
      report(
        own ? valueAt(entity, "conflicts", (entity.data.conflicts ?? []).indexOf(excluded)) : requirement,
        describe(project, entity.id, contradiction),
        {
          hint: "Remove the requirement, or the conflict: as it is, it can never be on.",
          related: own
            ? [{ place: requirement, message: "It is required here." }]
            : conflictOf(project, contradiction).map((place) => ({ place, message: "The conflict is declared here." })),
        },
      );
    }
  },
};

function describe(project: Project, id: string, { declaring, excluded }: Contradiction): string {
  const chain = (to: string) => showChain(chainTo(project, id, to));
  const [name, a, b] = [id, declaring, excluded].map(quoteText);
  if (declaring === id) return `${name} excludes ${b}, and requires it${chain(excluded)}.`;
  if (excluded === id) return `${name} requires ${a}, which excludes it${chain(declaring)}.`;
  return `${name} requires ${a}${chain(declaring)} and ${b}${chain(excluded)}, which exclude each other.`;
}

function conflictOf(project: Project, { declaring, excluded }: Contradiction) {
  const entity = project.features.get(declaring) ?? project.flags.get(declaring);
  return entity === undefined ? [] : [valueAt(entity, "conflicts", (entity.data.conflicts ?? []).indexOf(excluded))];
}
