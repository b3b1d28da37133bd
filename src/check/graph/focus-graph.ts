import type { DependencyGraph } from "../../model/graph.ts";

/** The nodes that a name means: `search`, or `flag:search` where a feature is called so too. */
export function nodesCalled({ nodes }: DependencyGraph, asked: string): string[] {
  return nodes.filter(({ id, name }) => id === asked || name === asked).map(({ id }) => id);
}

/**
 * What lies within so many steps of these nodes, along edges in either direction. Tiers are not walked through: almost
 * everything is two steps away from everything by them.
 */
export function focusGraph(graph: DependencyGraph, center: readonly string[], depth: number): DependencyGraph {
  const neighbours = new Map<string, string[]>();
  const link = (a: string, b: string) => neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  for (const { from, to } of graph.edges) {
    link(from, to);
    link(to, from);
  }
  const distance = new Map(center.map((id) => [id, 0]));
  for (const [id, steps] of distance) {
    if (steps === depth || (steps > 0 && id.startsWith("tier:"))) continue;
    // The loop reaches what is added to the map it walks.
    for (const next of neighbours.get(id) ?? []) if (!distance.has(next)) distance.set(next, steps + 1);
  }
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => distance.has(id)),
    edges: graph.edges.filter(({ from, to }) => distance.has(from) && distance.has(to)),
    cycles: graph.cycles.filter((cycle) => cycle.every((id) => distance.has(id))),
  };
}
