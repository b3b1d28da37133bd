import type { DependencyGraph } from "../model/graph.ts";
import type { Project } from "../model/project.ts";
import type { CheckInput } from "./check.ts";
import type { PresenceOf } from "../check/graph/presence.ts";
import { buildGraph } from "../check/graph/build-graph.ts";
import { focusGraph, nodesCalled } from "../check/graph/focus-graph.ts";
import { presenceForTenant, presenceInGroups } from "../check/graph/presence.ts";
import { compareText } from "../model/diagnostic.ts";
import { nearest } from "../model/nearest.ts";
import { OperationalError } from "../model/operational-error.ts";
import { quoteText } from "../model/quote.ts";
import { unknownTenant } from "../model/unknown-tenant.ts";
import { checkTree, requireTyped } from "./check.ts";

interface GraphInput extends CheckInput {
  /** Draw tiers too. */
  readonly tiers: boolean;
  /** Whose view it is, instead of that of all tenants; one of the two. */
  readonly scope: DependencyGraph["scope"];
  /** Only what is within `depth` steps of this feature, flag or tier. */
  readonly focus?: string | undefined;
  readonly depth: number;
}

/**
 * The graph of the working tree, with errors of dependencies or without. Throws CatalogRefused when a file cannot be
 * read or breaks its schema, and OperationalError `refused` for a tier, tenant or focus that is not there.
 */
export async function graphTree(input: GraphInput): Promise<DependencyGraph> {
  const { scope, focus, depth, today } = input;
  const checked = await checkTree(input);
  const project = requireTyped(checked);
  const presenceOf = choosePresence(project, scope);
  const build = (tiers: boolean) =>
    buildGraph(project, { scope, presenceOf, today, diagnostics: checked.diagnostics, tiers });
  const graph = build(input.tiers);
  if (focus === undefined) return graph;
  const center = nodesCalled(graph, focus);
  if (center.length > 0) return focusGraph(graph, center, depth);
  // A tier is drawn without --tiers when it is what was asked for.
  const full = build(true);
  const tier = nodesCalled(full, focus);
  if (tier.length > 0) return focusGraph(full, tier, depth);
  throw unknown("feature, flag or tier", focus, [...new Set(full.nodes.map(({ name }) => name))].sort(compareText));
}

function choosePresence(project: Project, { tier, tenant }: DependencyGraph["scope"]): PresenceOf {
  if (tier !== undefined && !project.tiers.has(tier)) throw unknown("tier", tier, [...project.tiers.keys()]);
  if (tenant === undefined) return presenceInGroups(project, tier);
  const file = project.tenants.get(tenant);
  if (file === undefined) throw unknownTenant(tenant, [...project.tenants.keys()]);
  const own = project.tiers.get(file.data.tier);
  if (own !== undefined) return presenceForTenant(project, file, own);
  const message = `The tier ${quoteText(file.data.tier)} of ${tenant} does not exist.`;
  throw new OperationalError("refused", message, "Run `tenantry check` and mend what it reports.");
}

/** `known` is sorted. */
function unknown(kind: string, asked: string, known: readonly string[]): OperationalError {
  const meant = nearest(asked, known);
  const some = known.slice(0, 10).join(", ") + (known.length > 10 ? ", …" : "");
  const others = known.length === 0 ? "There is none yet." : `There are ${some}.`;
  const hint = meant === undefined ? others : `Did you mean \`${meant}\`?`;
  return new OperationalError("refused", `There is no ${kind} ${quoteText(asked)}.`, hint);
}
