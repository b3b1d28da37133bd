import type { DependencyGraph, GraphEdge, GraphNode, GraphNodeKind } from "../../model/graph.ts";
import { printable } from "../printable.ts";
import { alarmColor, describeNode, describeScope, styleOf, styles, textColor } from "./style.ts";

const shapes: Readonly<Record<GraphNodeKind, readonly [string, string]>> = {
  feature: ["(", ")"],
  flag: ["{{", "}}"],
  tier: ["([", "])"],
  missing: ["[", "]"],
};

const arrows = { requires: "-->", conflicts: "-.-", includes: "-->", offers: "-.->" } as const;

/** What Mermaid draws unless the page that embeds it allows more; GitHub does not. */
const mostEdges = 500;
const mostCharacters = 50_000;

/** The graph as a Mermaid flow chart: GitHub draws it where it stands in a block ```` ```mermaid ````. */
export function renderMermaid(graph: DependencyGraph): string {
  const lines = [
    "flowchart LR",
    `  accTitle: Features and flags for ${describeScope(graph.scope)}`,
    ...graph.nodes.map((node) => `  ${showNode(node)}`),
    ...graph.edges.map((edge) => `  ${idOf(edge.from)} ${arrowOf(edge)} ${idOf(edge.to)}`),
    ...linkStyles(graph.edges),
    ...classes(graph.nodes),
    "",
  ];
  const length = lines.join("\n").length;
  if (graph.edges.length > mostEdges || length > mostCharacters)
    lines.splice(1, 0, "  %% Too large for GitHub to draw: use --focus, or --format svg.");
  return lines.join("\n");
}

function showNode(node: GraphNode): string {
  const [open, close] = shapes[node.kind];
  return `${idOf(node.id)}${open}"${escape(node.name)}<br/>${escape(describeNode(node))}"${close}`;
}

function arrowOf({ kind, cycle }: GraphEdge): string {
  return cycle ? "==>" : arrows[kind];
}

/** Edges are styled by their number in the text. */
function linkStyles(edges: readonly GraphEdge[]): string[] {
  const numbers = (test: (edge: GraphEdge) => boolean) => edges.flatMap((edge, index) => (test(edge) ? [index] : []));
  const cycles = numbers(({ cycle }) => cycle);
  const conflicts = numbers(({ kind }) => kind === "conflicts");
  return [
    ...(cycles.length > 0 ? [`  linkStyle ${cycles.join(",")} stroke:${alarmColor},stroke-width:3px`] : []),
    ...(conflicts.length > 0 ? [`  linkStyle ${conflicts.join(",")} stroke:${alarmColor},stroke-dasharray:4`] : []),
  ];
}

function classes(nodes: readonly GraphNode[]): string[] {
  return Object.entries(styles).flatMap(([style, { fill, stroke }]) => {
    const members = nodes.filter((node) => styleOf(node) === style).map(({ id }) => idOf(id));
    if (members.length === 0) return [];
    return [
      `  classDef ${style} fill:${fill},stroke:${stroke},color:${textColor}`,
      `  class ${members.join(",")} ${style}`,
    ];
  });
}

/** A word that Mermaid takes for a name and nothing else. Ids have no capitals, so that no two become one. */
function idOf(id: string): string {
  return id
    .replace(":", "_")
    .replace(/[^a-z0-9_]/gu, (character) => `X${(character.codePointAt(0) ?? 0).toString(16)}Z`);
}

/** Whatever could end the label, be Markdown or be HTML becomes a numbered entity. */
function escape(shown: string): string {
  return printable(shown).replace(
    /(?!\u200c|\u200d)[^\p{L}\p{N}\p{M} _.,:()-]/gu,
    (character) => `#${String(character.codePointAt(0) ?? 0)};`,
  );
}
