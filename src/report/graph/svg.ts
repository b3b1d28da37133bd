import type { DependencyGraph } from "../../model/graph.ts";
import { renderDot } from "./dot.ts";

/** The graph as a picture. Graphviz is in WebAssembly, so no program of the machine is needed (docs/adr/0011). */
export async function renderSvg(graph: DependencyGraph): Promise<string> {
  // Most of what loading it takes is unpacking: nothing else pays for that.
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  return graphviz.layout(renderDot(graph), "svg", "dot");
}
