import type { DateText } from "../../model/clock.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { DependencyGraph, GraphNode } from "../../model/graph.ts";
import type { Project } from "../../model/project.ts";
import type { PresenceOf } from "./presence.ts";
import { compareText } from "../../model/diagnostic.ts";
import { findCycles } from "../find-cycles.ts";
import { listFlagExpiries } from "../list-expiries.ts";
import { listEdges } from "./edges.ts";
import { findingsByNode } from "./findings.ts";

interface GraphOptions {
  readonly scope: DependencyGraph["scope"];
  readonly presenceOf: PresenceOf;
  /** The date in UTC; `as_of` of tenantry.yaml wins over it. */
  readonly today: DateText;
  /** What check found: errors of dependencies/ make a node a broken one. */
  readonly diagnostics: readonly Diagnostic[];
  /** Draw tiers, and what they include and offer. */
  readonly tiers: boolean;
}

/** All features and flags, what they require and exclude, and what is the matter with them. */
export function buildGraph(project: Project, options: GraphOptions): DependencyGraph {
  const edges = listEdges(project, options.tiers);
  const nodes = [...entityNodes(project, options), ...(options.tiers ? tierNodes(project) : [])];
  const known = new Set(nodes.map(({ id }) => id));
  const missing = new Set(edges.map(({ to }) => to).filter((id) => !known.has(id)));
  const requires = new Map<string, string[]>();
  for (const { from, to, kind } of edges)
    if (kind === "requires") requires.set(from, [...(requires.get(from) ?? []), to]);
  return {
    scope: options.scope,
    nodes: [...nodes, ...[...missing].map(missingNode)].sort((a, b) => compareText(a.id, b.id)),
    edges,
    cycles: findCycles(requires),
  };
}

function entityNodes(project: Project, { presenceOf, today, diagnostics }: GraphOptions): GraphNode[] {
  const findings = findingsByNode(project, diagnostics);
  const day = project.config.data.as_of ?? today;
  const expired = new Map([...listFlagExpiries(project)].map(({ id, expires }) => [id, expires]));
  const toNode = (kind: "feature" | "flag", name: string, description: string): GraphNode => {
    const id = `${kind}:${name}`;
    const expires = kind === "flag" ? expired.get(name) : undefined;
    const found = findings.get(id) ?? [];
    return {
      id,
      kind,
      name,
      on: presenceOf(id),
      description,
      ...(expires !== undefined && expires < day && { expired: expires }),
      broken: found.some(({ severity }) => severity === "error"),
      findings: found,
    };
  };
  return [
    ...[...project.features.values()].map(({ id, data }) => toNode("feature", id, data.description)),
    ...[...project.flags.values()].map(({ id, data }) => toNode("flag", id, data.description)),
  ];
}

function tierNodes({ tiers }: Project): GraphNode[] {
  return [...tiers.values()].map(({ id, data }) => ({
    id: `tier:${id}`,
    kind: "tier",
    name: id,
    ...(data.description !== undefined && { description: data.description }),
    broken: false,
    findings: [],
  }));
}

function missingNode(id: string): GraphNode {
  return { id, kind: "missing", name: id.slice("missing:".length), broken: true, findings: [] };
}
