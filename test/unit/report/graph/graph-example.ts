import type { DependencyGraph, GraphNode } from "../../../../src/model/graph.ts";

function node(id: string, more: Partial<GraphNode> = {}): GraphNode {
  const [kind = "", name = ""] = id.split(/:(.*)/s);
  // The ids below begin with a kind.
  return { id, kind: kind as GraphNode["kind"], name, broken: false, findings: [], ...more };
}

const hostile = 'say "hi" [x](y) <b>&amp;</b> `code`\n%% | ; --> \\N \u202e';

/** One of each kind and state, a circle, a conflict, and texts that try to be more than texts. */
export const example: DependencyGraph = {
  scope: { tier: "gold" },
  nodes: [
    node("feature:a-b", { on: "all", description: hostile }),
    node("feature:a_b", { on: "none" }),
    node("flag:late", { on: "some", expired: "2026-10-31", description: "Late" }),
    node("flag:loop", {
      on: "none",
      broken: true,
      findings: [
        {
          rule: "dependencies/cycle",
          severity: "error",
          message: "Nothing can require itself.",
          file: "flags/loop.yaml",
          line: 9,
        },
      ],
    }),
    node("flag:partly", { on: "some" }),
    node(`missing:${hostile}`, { broken: true }),
    node("tier:gold"),
  ],
  edges: [
    { from: "feature:a-b", to: "feature:a_b", kind: "conflicts", cycle: false },
    { from: "flag:late", to: "feature:a-b", kind: "requires", cycle: false },
    { from: "flag:loop", to: "flag:loop", kind: "requires", cycle: true },
    { from: "flag:partly", to: `missing:${hostile}`, kind: "requires", cycle: false },
    { from: "tier:gold", to: "feature:a-b", kind: "includes", cycle: false },
    { from: "tier:gold", to: "feature:a_b", kind: "offers", cycle: false },
  ],
  cycles: [["flag:loop"]],
};

/** A chain of so many flags. */
export function chain(length: number): DependencyGraph {
  const ids = [...Array(length).keys()].map((index) => `flag:f${String(index)}`);
  return {
    scope: {},
    nodes: ids.map((id) => node(id, { on: "all" })),
    edges: ids.slice(1).map((to, index) => ({ from: ids[index] ?? "", to, kind: "requires", cycle: false })),
    cycles: [],
  };
}
