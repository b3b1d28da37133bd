import type { Entity, Project } from "../../model/project.ts";

/** A feature or a flag, as far as it names what it requires. */
export type Requiring = Entity<{ readonly requires?: readonly string[] }>;

/** What something requires over any number of steps, each with the one that asked for it first; never itself. */
export type Closure = ReadonlyMap<string, string>;

/** Features and flags share their names: where both have one, a requirement means the feature. */
export function requirementsOf(project: Project, id: string): readonly string[] {
  return project.features.get(id)?.data.requires ?? project.flags.get(id)?.data.requires ?? [];
}

export function conflictsOf(project: Project, id: string): readonly string[] {
  return project.features.get(id)?.data.conflicts ?? project.flags.get(id)?.data.conflicts ?? [];
}

/** Breadth first, so that a chain through it is a shortest one. */
export function closureOf(project: Project, id: string): Closure {
  const closures = known.get(project) ?? new Map<string, Closure>();
  known.set(project, closures);
  const closure = closures.get(id) ?? walk(project, id);
  closures.set(id, closure);
  return closure;
}

/** Several rules ask for those of one project. */
const known = new WeakMap<Project, Map<string, Closure>>();

function walk(project: Project, start: string): Closure {
  const askedBy = new Map<string, string>();
  const open = [start];
  for (const id of open)
    for (const next of requirementsOf(project, id)) {
      if (next === start || askedBy.has(next)) continue;
      askedBy.set(next, id);
      open.push(next); // the loop reaches what is added to the list it walks
    }
  return askedBy;
}

/** From one thing to another that it requires: `[exports, reports, storage]`. */
export function chainTo(project: Project, from: string, to: string): string[] {
  const closure = closureOf(project, from);
  const chain = [to];
  for (let id = closure.get(to); id !== undefined; id = closure.get(id)) chain.push(id);
  return chain.reverse();
}

/** `(a → b → c)` where there are steps between the first and the last, which a message has named. */
export function showChain(chain: readonly string[]): string {
  return chain.length > 2 ? ` (${chain.join(" → ")})` : "";
}

/** Features and flags in one list; a flag that is called like a feature is left out, as nothing can mean it. */
export function* everything(project: Project) {
  yield* project.features.values();
  for (const flag of project.flags.values()) if (!project.features.has(flag.id)) yield flag;
}
