import type { DependencyGraph } from "../../model/graph.ts";
import { printableJson } from "../printable.ts";
import { styleOf } from "./style.ts";

/** Nodes and edges for programs. `state` is what a picture would colour a node by; tiers have none. */
export function renderGraphJson({ scope, nodes, edges, cycles }: DependencyGraph): string {
  const told = nodes.map((node) => {
    const { id, kind, name, on, description, expired, findings } = node;
    const state = kind === "tier" ? undefined : styleOf(node);
    return { id, kind, name, state, on, expired, description, findings };
  });
  return `${printableJson({ format_version: "1.0", scope, nodes: told, edges, cycles })}\n`;
}
