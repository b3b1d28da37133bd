/** Which nodes each node points to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** A knot of many nodes holds very many cycles; these are enough to work on. */
const mostOfKnot = 10;

/**
 * Cycles, each as its nodes in order, beginning with the smallest one. Once a cycle is found, the edge that closes it
 * counts as cut, so that every cycle that needs a cut of its own is found, and none twice.
 */
export function findCycles(graph: Graph): string[][] {
  return findKnots(graph).flatMap((knot) => {
    const cycles: string[][] = [];
    const open = [subgraph(graph, knot)];
    for (const edges of open) {
      const [start = ""] = edges.keys();
      const cycle = shortestCycle(edges, start);
      cycles.push(cycle);
      if (cycles.length === mostOfKnot) break;
      const last = cycle.at(-1) ?? start;
      edges.set(last, edges.get(last)?.filter((to) => to !== start) ?? []);
      open.push(...findKnots(edges).map((rest) => subgraph(edges, rest)));
    }
    return cycles;
  });
}

function subgraph(graph: Graph, nodes: readonly string[]): Map<string, readonly string[]> {
  const members = new Set(nodes);
  return new Map(nodes.map((node) => [node, (graph.get(node) ?? []).filter((to) => members.has(to))]));
}

/** Breadth first from a node of a knot back to itself. */
function shortestCycle(knot: Graph, start: string): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue)
    for (const next of knot.get(node) ?? []) {
      if (next === start) return pathTo(node, start, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  throw new Error(`${start} lies on no cycle`);
}

function pathTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [end];
  for (let node = end; node !== start; path.push(node)) node = cameFrom.get(node) ?? start;
  return path.reverse();
}

/**
 * Tarjan's strongly connected components that hold a cycle, sorted by their smallest node. Without recursion: a chain
 * of requirements can be longer than the call stack.
 */
export function findKnots(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const knots: string[][] = [];
  const lower = (node: string, value: number) => low.set(node, Math.min(low.get(node) ?? value, value));
  const enter = (node: string) => {
    order.set(node, order.size);
    lower(node, order.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, rest: (graph.get(node) ?? [])[Symbol.iterator]() };
  };
  const leave = (node: string) => {
    if (low.get(node) !== order.get(node)) return;
    const members = stack.splice(stack.lastIndexOf(node));
    for (const member of members) onStack.delete(member);
    if (members.length > 1 || graph.get(node)?.includes(node) === true) knots.push(members.sort());
  };
  for (const root of graph.keys()) {
    const path = order.has(root) ? [] : [enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { done, value: next } = top.rest.next();
      if (done === true) {
        path.pop();
        leave(top.node);
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.node, low.get(top.node) ?? 0);
      } else if (!order.has(next)) path.push(enter(next));
      else if (onStack.has(next)) lower(top.node, order.get(next) ?? 0);
    }
  }
  return knots.sort();
}
