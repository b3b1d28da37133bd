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

/** All that can never be on because it needs both of two things that exclude each other. */
export function needingBoth(project: Project, a: string, b: string): readonly string[] {
  const found = findContradictions(project);
  const needing = byPair.get(found) ?? groupByPair(found);
  byPair.set(found, needing);
  return needing.get(pairOf(a, b)) ?? [];
}

/** Every conflict of every group asks for it. */
const byPair = new WeakMap<ReadonlyMap<string, Contradiction>, ReadonlyMap<string, readonly string[]>>();

function groupByPair(found: ReadonlyMap<string, Contradiction>): Map<string, string[]> {
  const needing = new Map<string, string[]>();
  for (const [id, { declaring, excluded }] of found) {
    const pair = pairOf(declaring, excluded);
    const others = needing.get(pair);
    if (others === undefined) needing.set(pair, [id]);
    else others.push(id);
  }
  return needing;
}

function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
