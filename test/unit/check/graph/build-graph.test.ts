import { describe, expect, test } from "vitest";
import { buildGraph } from "../../../../src/check/graph/build-graph.ts";
import { focusGraph, nodesCalled } from "../../../../src/check/graph/focus-graph.ts";
import { presenceForTenant, presenceInGroups } from "../../../../src/check/graph/presence.ts";
import { checkProject } from "../../../../src/check/check-project.ts";
import type { DependencyGraph } from "../../../../src/model/graph.ts";
import type { Files } from "../../../support/catalogs.ts";
import { loadedOf } from "../../../support/catalogs.ts";
import { feature, flag, tier } from "../../../support/catalogs.ts";

interface Options {
  readonly tiers?: boolean;
  readonly tier?: string;
  readonly tenant?: string;
  readonly today?: string;
}

function graphOf(files: Files = {}, { tiers = false, today = "2026-11-23", ...scope }: Options = {}): DependencyGraph {
  const { project, diagnostics } = checkProject(loadedOf(files), { today });
  if (project === undefined) throw new Error("the sample is broken");
  const tenant = project.tenants.get(scope.tenant ?? "");
  const own = project.tiers.get(tenant?.data.tier ?? "");
  const presenceOf = tenant && own ? presenceForTenant(project, tenant, own) : presenceInGroups(project, scope.tier);
  return buildGraph(project, { scope, presenceOf, today, diagnostics, tiers });
}

const presence = ({ nodes }: DependencyGraph) => Object.fromEntries(nodes.map(({ name, on }) => [name, on]));
const edges = (graph: DependencyGraph) => graph.edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`);
const broken = ({ nodes }: DependencyGraph) => nodes.filter((node) => node.broken).map(({ id }) => id);

describe("for whom something is on", () => {
  test("all tenants that are not archived", () => {
    // The archived echo has search too; beta has opted out of analytics, delta never had it.
    expect(presence(graphOf())).toEqual({
      search: "all",
      analytics: "some",
      exports: "some",
      legacy: "none",
      fast_path: "some",
      new_ui: "some",
      parked: "none",
    });
  });

  test("those of a tier, or one tenant", () => {
    expect(presence(graphOf({}, { tier: "gold" }))).toMatchObject({ fast_path: "all", new_ui: "some", legacy: "none" });
    expect(presence(graphOf({}, { tenant: "acme" }))).toMatchObject({ exports: "all", new_ui: "some" });
    expect(presence(graphOf({}, { tenant: "beta" }))).toMatchObject({ analytics: "none", fast_path: "all" });
  });

  test("a flag reaches no further than what it requires", () => {
    const files = {
      "flags/fast_path.yaml": flag("fast_path", { rollout: [{ percent: 100 }], requires: ["gate"] }),
      "flags/gate.yaml": flag("gate", { rollout: [{ tiers: ["gold"], percent: 100 }] }),
    };
    expect(presence(graphOf(files))).toMatchObject({ fast_path: "some", gate: "some" });
    expect(presence(graphOf(files, { tier: "silver" }))).toMatchObject({ fast_path: "none", gate: "none" });
  });

  test("a tier without tenants is judged by what it would give", () => {
    const files = { "tiers/iron.yaml": tier("iron", { rank: 3, features: ["search"] }) };
    expect(presence(graphOf(files, { tier: "iron" }))).toMatchObject({ search: "all", analytics: "none" });
  });
});

describe("edges", () => {
  test("a conflict is one, whoever declares it; tiers come when they are asked for", () => {
    const files = {
      "flags/fast_path.yaml": flag("fast_path", { conflicts: ["parked"] }),
      "flags/parked.yaml": flag("parked", { state: "off", conflicts: ["fast_path"] }),
    };
    expect(edges(graphOf(files)).filter((edge) => edge.includes("conflicts"))).toEqual([
      "flag:fast_path conflicts flag:parked",
    ]);
    expect(edges(graphOf())).not.toContain("tier:gold includes feature:search");
    expect(edges(graphOf({}, { tiers: true }))).toEqual(
      expect.arrayContaining(["tier:gold includes feature:search", "tier:gold offers feature:exports"]),
    );
  });

  test("a name without a file is a node; a feature does not mean a flag", () => {
    const graph = graphOf({ "features/exports.yaml": feature("exports", { requires: ["serach", "new_ui"] }) });
    expect(edges(graph)).toEqual(
      expect.arrayContaining([
        "feature:exports requires missing:serach",
        "feature:exports requires missing:new_ui",
        "flag:new_ui requires feature:analytics",
      ]),
    );
    expect(broken(graph)).toEqual(expect.arrayContaining(["missing:new_ui", "missing:serach"]));
  });

  test("of a circle all are marked, of what only leads to it none", () => {
    const graph = graphOf({
      "features/search.yaml": feature("search", { requires: ["exports"] }),
      "features/exports.yaml": feature("exports", { requires: ["search"] }),
    });
    expect(graph.cycles).toEqual([["feature:exports", "feature:search"]]);
    expect(graph.edges.filter(({ cycle }) => cycle).map(({ from, to }) => [from, to])).toEqual([
      ["feature:exports", "feature:search"],
      ["feature:search", "feature:exports"],
    ]);
  });
});

describe("what is the matter with a node", () => {
  test("an error of dependencies/ breaks those that it is about, also where a tenant's file is to blame", () => {
    const graph = graphOf({
      "tiers/silver.yaml": tier("silver", { addons: ["analytics", "exports", "legacy", "search"] }),
    });
    const analytics = graph.nodes.find(({ id }) => id === "feature:analytics");
    expect(analytics?.findings).toContainEqual(
      expect.objectContaining({ rule: "dependencies/unmet-requirement", severity: "error", file: "tenants/core.yaml" }),
    );
    expect(broken(graph)).toEqual(["feature:analytics", "feature:exports"]);
  });

  test("a warning is told and breaks nothing", () => {
    const graph = graphOf({ "flags/fast_path.yaml": flag("fast_path", { conflicts: ["parked"] }) });
    const node = graph.nodes.find(({ id }) => id === "flag:parked");
    expect(node?.findings.map(({ rule }) => rule)).toContain("dependencies/asymmetric-conflict");
    expect(node?.broken).toBe(false);
  });

  test("a flag expires on the day after its last one", () => {
    const expired = (today: string) => graphOf({}, { today }).nodes.filter((node) => node.expired !== undefined);
    expect(expired("2026-12-15")).toEqual([]);
    expect(expired("2026-12-16").map(({ id }) => id)).toEqual(["flag:fast_path", "flag:new_ui", "flag:parked"]);
  });
});

describe("focus", () => {
  const near = (depth: number, name = "new_ui", options: Options = {}) => {
    const graph = graphOf({}, options);
    return focusGraph(graph, nodesCalled(graph, name), depth).nodes.map(({ id }) => id);
  };

  test("goes so many steps in either direction", () => {
    expect(near(0)).toEqual(["flag:new_ui"]);
    expect(near(1)).toEqual(["feature:analytics", "flag:new_ui"]);
    expect(near(2)).toEqual(["feature:analytics", "feature:search", "flag:new_ui"]);
    expect(near(3)).toEqual(["feature:analytics", "feature:exports", "feature:search", "flag:new_ui"]);
  });

  test("reaches tiers, but does not go through them", () => {
    expect(near(2, "legacy", { tiers: true })).toEqual(["feature:legacy", "tier:silver"]);
    expect(near(1, "gold", { tiers: true })).toHaveLength(4);
  });

  test("a feature and a flag of one name are both meant, or one of them by its kind", () => {
    const graph = graphOf({ "flags/search.yaml": flag("search") });
    expect(nodesCalled(graph, "search")).toEqual(["feature:search", "flag:search"]);
    expect(nodesCalled(graph, "flag:search")).toEqual(["flag:search"]);
  });
});
