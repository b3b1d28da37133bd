import { extname } from "node:path";
import type { DependencyGraph } from "../model/graph.ts";
import { OperationalError } from "../model/operational-error.ts";

export const graphFormats = ["mermaid", "dot", "svg", "json"] as const;
type GraphFormat = (typeof graphFormats)[number];

const byExtension: Readonly<Record<string, GraphFormat>> = {
  ".dot": "dot",
  ".gv": "dot",
  ".svg": "svg",
  ".json": "json",
};

/** What was asked for; else what the name of the output file promises; else Mermaid. Throws OperationalError `usage` for a picture that we do not draw. */
export function chooseGraphFormat(asked: GraphFormat | undefined, output: string | undefined): GraphFormat {
  const extension = extname(output ?? "").toLowerCase();
  if (asked === undefined && /^\.(?:png|jpe?g|gif|webp|pdf)$/.test(extension))
    throw new OperationalError(
      "usage",
      `Graphs are not drawn as ${extension} files.`,
      "Write an .svg, or a .dot for Graphviz, which makes all of these.",
    );
  return asked ?? byExtension[extension] ?? "mermaid";
}

/** Each format is a module of its own, loaded when it is asked for. */
export async function renderGraph(graph: DependencyGraph, format: GraphFormat): Promise<string> {
  switch (format) {
    case "mermaid":
      return (await import("../report/graph/mermaid.ts")).renderMermaid(graph);
    case "dot":
      return (await import("../report/graph/dot.ts")).renderDot(graph);
    case "svg":
      return (await import("../report/graph/svg.ts")).renderSvg(graph);
    case "json":
      return (await import("../report/graph/json.ts")).renderGraphJson(graph);
  }
}
