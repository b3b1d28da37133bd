import type { DependencyGraph, GraphEdge, GraphNode, GraphNodeKind } from "../../model/graph.ts";
import { printable } from "../printable.ts";
import { alarmColor, describeNode, describeScope, styleOf, styles, textColor } from "./style.ts";

type Attributes = Readonly<Record<string, string>>;

const shapes: Readonly<Record<GraphNodeKind, Attributes>> = {
  feature: { shape: "box", style: "rounded,filled" },
  flag: { shape: "hexagon", style: "filled" },
  tier: { shape: "folder", style: "filled" },
  missing: { shape: "box", style: "dashed,filled" },
};

/** From this size on the layout is told to stop polishing: it would take several times as long. */
const large = 200;

/** The graph in the language of Graphviz. */
export function renderDot(graph: DependencyGraph): string {
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  const general = {
    rankdir: "LR",
    tooltip: text(`Features and flags for ${describeScope(graph.scope)}`),
    ...(graph.nodes.length > large && { nslimit: "2", nslimit1: "2", mclimit: "0.1" }),
  };
  return [
    "digraph tenantry {",
    `  graph ${list(general)};`,
    `  node ${list({ fontname: "Helvetica,Arial,sans-serif", fontsize: "11", fontcolor: textColor })};`,
    ...graph.nodes.map((node) => `  ${quote(text(node.id))} ${list(nodeAttributes(node))};`),
    ...graph.edges.map((edge) => `  ${ends(edge)} ${list(edgeAttributes(edge, (id) => names.get(id) ?? id))};`),
    "}",
    "",
  ].join("\n");
}

function nodeAttributes(node: GraphNode): Attributes {
  const { fill, stroke } = styles[styleOf(node)];
  const told = [
    node.description ?? describeNode(node),
    ...node.findings.map(({ rule, message }) => `${rule}: ${message}`),
  ];
  return {
    label: `${text(node.name)}\n${text(describeNode(node))}`,
    ...shapes[node.kind],
    fillcolor: fill,
    color: stroke,
    tooltip: told.map(text).join("\n"),
  };
}

function ends({ from, to }: GraphEdge): string {
  return `${quote(text(from))} -> ${quote(text(to))}`;
}

function edgeAttributes({ from, to, kind, cycle }: GraphEdge, nameOf: (id: string) => string): Attributes {
  const tooltip = text(`${nameOf(from)} ${kind} ${nameOf(to)}${cycle ? ", in a circle" : ""}`);
  if (cycle) return { color: alarmColor, penwidth: "2.5", tooltip };
  // A conflict has no direction, so it must not say which of the two stands left.
  if (kind === "conflicts") return { color: alarmColor, style: "dashed", dir: "none", constraint: "false", tooltip };
  if (kind === "requires") return { tooltip };
  return { color: styles.tier.stroke, ...(kind === "offers" && { style: "dashed" }), tooltip };
}

function list(attributes: Attributes): string {
  return `[${Object.entries(attributes)
    .map(([key, value]) => `${key}=${quote(value)}`)
    .join(" ")}]`;
}

/**
 * On one line. Graphviz reads `&amp;` and its like in all that it shows. It reads `\N` once in a label and twice in a
 * tooltip, so no number of backslashes is right in both: one that is meant gives way to its full-width form. XML cannot
 * hold the last two characters of the plane.
 */
function text(shown: string): string {
  return printable(shown.trim().replace(/\s+/g, " "))
    .replaceAll("&", "&amp;")
    .replaceAll("\\", "\uff3c")
    .replace(/[\ufffe\uffff]/g, "\ufffd");
}

function quote(value: string): string {
  return `"${value.replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
