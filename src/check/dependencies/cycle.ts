import type { Requiring } from "../effects/requirements.ts";
import type { Place, Rule } from "../rule.ts";
import { listCycles } from "../effects/cycles.ts";
import { valueAt } from "../rule.ts";

export const cycle: Rule = {
  id: "dependencies/cycle",
  severity: "error",
  summary: "Nothing requires itself through others.",
  check({ project, report }) {
    for (const { path, entities } of listCycles(project)) {
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
  },
};

function edgeAt(entities: ReadonlyMap<string, Requiring>, from: string, to: string): Place {
  const entity = entities.get(from);
  if (entity === undefined) throw new Error(`${from} is not in the graph`);
  return valueAt(entity, "requires", (entity.data.requires ?? []).indexOf(to));
}
