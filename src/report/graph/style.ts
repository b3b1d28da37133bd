import type { DependencyGraph, GraphNode } from "../../model/graph.ts";

/** What a node is drawn as: the worst that is true of it. */
type NodeStyle = "on" | "some" | "off" | "expired" | "broken" | "tier";

/** Each is dark on light, so that it reads on a page of any colour. */
export const styles: Readonly<Record<NodeStyle, { readonly fill: string; readonly stroke: string }>> = {
  on: { fill: "#d3f9d8", stroke: "#2b8a3e" },
  some: { fill: "#fff3bf", stroke: "#a66300" },
  off: { fill: "#f1f3f5", stroke: "#868e96" },
  expired: { fill: "#ffd8a8", stroke: "#d9480f" },
  broken: { fill: "#ffe3e3", stroke: "#c92a2a" },
  tier: { fill: "#d0ebff", stroke: "#1864ab" },
};
export const textColor = "#212529";
/** Conflicts and cycles. */
export const alarmColor = "#c92a2a";

export function styleOf(node: GraphNode): NodeStyle {
  if (node.kind === "tier") return "tier";
  if (node.broken) return "broken";
  if (node.expired !== undefined) return "expired";
  return node.on === "all" ? "on" : node.on === "some" ? "some" : "off";
}

/** `flag, on for some, expired 2026-10-31`: all that the colour says, and what it hides. */
export function describeNode({ kind, on, expired, broken }: GraphNode): string {
  if (kind === "missing") return "no such file";
  const presence = { all: "on", some: "on for some", none: "off" };
  return [
    kind,
    ...(on === undefined ? [] : [presence[on]]),
    ...(expired === undefined ? [] : [`expired ${expired}`]),
    ...(broken ? ["broken"] : []),
  ].join(", ");
}

/** `all tenants`, `the tier gold`, `the tenant legal_dept`. */
export function describeScope({ tier, tenant }: DependencyGraph["scope"]): string {
  if (tenant !== undefined) return `the tenant ${tenant}`;
  return tier === undefined ? "all tenants" : `the tier ${tier}`;
}
