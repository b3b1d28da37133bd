import type { GraphEdge, GraphEdgeKind } from "../../model/graph.ts";
import type { Project } from "../../model/project.ts";
import { compareText } from "../../model/diagnostic.ts";
import { findKnots } from "../find-cycles.ts";

type Link = Omit<GraphEdge, "cycle">;

/** Every requirement and conflict once, and of tiers what they include and offer; sorted. */
export function listEdges(project: Project, tiers: boolean): GraphEdge[] {
  const links = [...dependencyLinks(project), ...(tiers ? tierLinks(project) : [])];
  const unique = [...new Map(links.map((link) => [`${link.from} ${link.kind} ${link.to}`, link])).values()];
  const knotOf = knotsByNode(unique);
  return unique
    .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to) || compareText(a.kind, b.kind))
    .map((link) => {
      const knot = link.kind === "requires" ? knotOf.get(link.from) : undefined;
      return { ...link, cycle: knot !== undefined && knot === knotOf.get(link.to) };
    });
}

function* dependencyLinks(project: Project): Generator<Link> {
  for (const kind of ["feature", "flag"] as const)
    for (const { id, data } of project[`${kind}s`].values()) {
      const from = `${kind}:${id}`;
      const linkTo = (name: string, as: GraphEdgeKind): Link => ({ from, to: meant(project, kind, name), kind: as });
      for (const name of data.requires ?? []) yield linkTo(name, "requires");
      for (const name of data.conflicts ?? []) yield inOrder(linkTo(name, "conflicts"));
    }
}

function* tierLinks(project: Project): Generator<Link> {
  for (const { id, data } of project.tiers.values()) {
    const from = `tier:${id}`;
    for (const name of data.features ?? []) yield { from, to: meant(project, "feature", name), kind: "includes" };
    for (const name of data.addons ?? []) yield { from, to: meant(project, "feature", name), kind: "offers" };
  }
}

/** Features name features only; of a feature and a flag that share a name, a flag means the feature. */
function meant(project: Project, kind: "feature" | "flag", name: string): string {
  if (project.features.has(name)) return `feature:${name}`;
  return kind === "flag" && project.flags.has(name) ? `flag:${name}` : `missing:${name}`;
}

/** A conflict that both sides declare is one edge; what has no file stays at the far end. */
function inOrder(link: Link): Link {
  const { from, to, kind } = link;
  return from <= to || to.startsWith("missing:") ? link : { from: to, to: from, kind };
}

/** Within a knot every requirement lies on some cycle. */
function knotsByNode(links: readonly Link[]): ReadonlyMap<string, number> {
  const requires = new Map<string, string[]>();
  for (const { from, to, kind } of links)
    if (kind === "requires") requires.set(from, [...(requires.get(from) ?? []), to]);
  return new Map(findKnots(requires).flatMap((nodes, index) => nodes.map((node) => [node, index])));
}
