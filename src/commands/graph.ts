import * as Flags from "@oclif/core/flags";
import { BaseCommand } from "../cli/base-command.ts";
import { chooseGraphFormat, graphFormats, renderGraph } from "../cli/render-graph.ts";
import { prepareReportFile } from "../cli/report-file.ts";

export class Graph extends BaseCommand {
  static override summary = "Draw which features and flags require and exclude each other.";
  static override description =
    "Green is on, yellow on for some, grey off, orange expired, red part of an error of dependencies/; a dashed red line is a conflict, a thick red one part of a circle. " +
    "A catalog whose dependencies are wrong is drawn all the same.";
  static override examples = [
    "<%= config.bin %> graph",
    "<%= config.bin %> graph --focus advanced_analytics --depth 2",
    "<%= config.bin %> graph --tenant legal_dept --output graph.svg",
    "<%= config.bin %> graph --tiers --format dot",
  ];
  static override flags = {
    focus: Flags.string({ summary: "Only what is near this feature, flag or tier.", helpValue: "NAME" }),
    depth: Flags.integer({
      summary: "With --focus: at most so many steps away, 1 when it is not said.",
      min: 0,
      helpValue: "N",
      dependsOn: ["focus"],
    }),
    tiers: Flags.boolean({ summary: "Draw tiers too, and what they include and offer." }),
    tier: Flags.string({ summary: "Colour by what is on for the tenants of this tier.", helpValue: "ID" }),
    tenant: Flags.string({
      summary: "Colour by what is on for this tenant.",
      helpValue: "ID",
      exclusive: ["tier"],
    }),
    format: Flags.option({
      options: graphFormats,
      summary:
        "For GitHub, for Graphviz, a picture, for programs; otherwise as the output file's name says, or Mermaid.",
    })(),
    output: Flags.string({ summary: "Write the graph to this file.", helpValue: "FILE" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Graph);
    const { tier, tenant, focus, depth = 1, tiers, output } = flags;
    const format = flags.json ? "json" : chooseGraphFormat(flags.format, output);
    const write = output === undefined ? undefined : prepareReportFile(output);
    const { graphTree } = await import("../pipeline/graph.ts");
    const scope = { ...(tier !== undefined && { tier }), ...(tenant !== undefined && { tenant }) };
    const graph = await graphTree({ ...this.catalog, scope, focus, depth, tiers });
    const text = await renderGraph(graph, format);
    if (write === undefined) this.print(text);
    else {
      write(text);
      this.print(`${output ?? ""}: ${String(graph.nodes.length)} nodes, ${String(graph.edges.length)} edges.`);
    }
  }
}
