import type { Project } from "../../model/project.ts";
import type { Unmet } from "./find-unmet.ts";
import type { Requiring } from "./requirements.ts";
import { findCycles } from "../find-cycles.ts";

/** Things that require each other in a circle, in order. */
export interface Cycle {
  readonly path: readonly string[];
  /** Where the things of the path are found. */
  readonly entities: ReadonlyMap<string, Requiring>;
}

/** The cycles that dependencies/cycle reports. */
export function listCycles(project: Project): readonly Cycle[] {
  return cyclesOf(project).cycles;
}

/** Whether a requirement is part of a cycle that is reported: nobody can meet it before the cycle is broken. */
export function isLinkOfCycle(project: Project, { dependent, required }: Pick<Unmet, "dependent" | "required">) {
  return cyclesOf(project).links.has(nameOf(dependent.kind, dependent.id, required));
}

interface Known {
  readonly cycles: readonly Cycle[];
  readonly links: ReadonlySet<string>;
}

/** Two rules ask for those of one project. */
const known = new WeakMap<Project, Known>();

function cyclesOf(project: Project): Known {
  const found = known.get(project) ?? search(project);
  known.set(project, found);
  return found;
}

function search(project: Project): Known {
  const cycles: Cycle[] = [];
  const links = new Set<string>();
  for (const kind of ["feature", "flag"] as const) {
    const entities = requiringEntities(project, kind);
    // What requires itself directly is dependencies/self-reference's to report.
    const graph = new Map([...entities].map(([id, { data }]) => [id, (data.requires ?? []).filter((to) => to !== id)]));
    for (const path of findCycles(graph)) {
      cycles.push({ path, entities });
      for (const [index, id] of path.entries()) links.add(nameOf(kind, id, path[index + 1] ?? path[0] ?? id));
    }
  }
  return { cycles, links };
}

/** Features require features only; a flag that a flag's requirement can also mean counts as the feature it names. */
function requiringEntities(project: Project, kind: "feature" | "flag"): ReadonlyMap<string, Requiring> {
  if (kind === "feature") return project.features;
  return new Map([...project.flags].filter(([id]) => !project.features.has(id)));
}

function nameOf(kind: string, from: string, to: string): string {
  return `${kind} ${from} ${to}`;
}
