import type { Project } from "../../model/project.ts";
import { closureOf, conflictsOf, everything } from "./requirements.ts";

/** Two that exclude each other and that are both part of what something needs; `declaring` says so. */
export interface Contradiction {
  readonly declaring: string;
  readonly excluded: string;
}

/** All that can never be on because it needs two things that exclude each other, itself among them. */
export function findContradictions(project: Project): ReadonlyMap<string, Contradiction> {
  const found = contradictions.get(project) ?? search(project);
  contradictions.set(project, found);
  return found;
}

/** Several rules ask for those of one project. */
const contradictions = new WeakMap<Project, ReadonlyMap<string, Contradiction>>();

function search(project: Project): Map<string, Contradiction> {
  const found = new Map<string, Contradiction>();
  for (const { id } of everything(project)) {
    const contradiction = contradictionIn(project, id);
    if (contradiction !== undefined) found.set(id, contradiction);
  }
  return found;
}

function contradictionIn(project: Project, id: string): Contradiction | undefined {
  const closure = closureOf(project, id);
  const needed = (other: string) => other === id || closure.has(other);
  for (const declaring of [id, ...closure.keys()])
    for (const excluded of conflictsOf(project, declaring))
      if (excluded !== declaring && needed(excluded)) return { declaring, excluded };
  return undefined;
}

export function isPair({ declaring, excluded }: Contradiction, a: string, b: string): boolean {
  return (declaring === a && excluded === b) || (declaring === b && excluded === a);
}
