import type { Entity, Project } from "../../model/project.ts";
import type { Place, Rule } from "../rule.ts";
import { findCycles } from "../find-cycles.ts";
import { valueAt } from "../rule.ts";

export const cycle: Rule = {
  id: "dependencies/cycle",
  severity: "error",
  summary: "Nothing requires itself through others.",
  check({ project, report }) {
    for (const kind of ["features", "flags"] as const) {
      const entities = requiringEntities(project, kind);
      // What requires itself directly is dependencies/self-reference's to report.
      const graph = new Map(
        [...entities].map(([id, { data }]) => [id, (data.requires ?? []).filter((to) => to !== id)]),
      );
      for (const path of findCycles(graph)) {
        const [first, ...others] = path.map((id, index) => edgeAt(entities, id, path[index + 1] ?? path[0] ?? id));
        if (first === undefined) continue;
        report(first, `Nothing can require itself: ${[...path, path[0] ?? ""].join(" → ")}.`, {
          hint: "Remove one of these requirements.",
          related: others.map((place, index) => ({
            place,
            message: `${path[index + 1] ?? ""} requires ${path[index + 2] ?? path[0] ?? ""}.`,
          })),
        });
      }
    }
  },
};

type Requiring = Entity<{ readonly requires?: readonly string[] }>;

/** Features require features only; a flag that a flag's requirement can also mean counts as the feature it names. */
function requiringEntities(project: Project, kind: "features" | "flags"): ReadonlyMap<string, Requiring> {
  if (kind === "features") return project.features;
  return new Map([...project.flags].filter(([id]) => !project.features.has(id)));
}

function edgeAt(entities: ReadonlyMap<string, Requiring>, from: string, to: string): Place {
  const entity = entities.get(from);
  if (entity === undefined) throw new Error(`${from} is not in the graph`);
  return valueAt(entity, "requires", (entity.data.requires ?? []).indexOf(to));
}
