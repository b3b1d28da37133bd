import fc from "fast-check";
import { expect, test } from "vitest";
import { buildGraph } from "../../src/check/graph/build-graph.ts";
import { focusGraph } from "../../src/check/graph/focus-graph.ts";
import { presenceInGroups } from "../../src/check/graph/presence.ts";
import { checkProject } from "../../src/check/check-project.ts";
import type { DependencyGraph } from "../../src/model/graph.ts";
import type { JsonObject } from "../../src/model/json.ts";
import { renderDot } from "../../src/report/graph/dot.ts";
import { renderMermaid } from "../../src/report/graph/mermaid.ts";
import { feature, flag, loadedOf, tier } from "../support/catalogs.ts";
import { runs } from "../support/runs.ts";

const today = "2026-11-23";
// Few names, so that circles, conflicts and names of both kinds come up; "zz" never has a file.
const name = fc.constantFrom("aa", "bb", "cc", "dd", "d-d", "zz");
const names = fc.uniqueArray(name, { maxLength: 3 });
const links = fc.record({ requires: names, conflicts: names });
const catalog = fc.record({
  features: fc.dictionary(
    name.filter((id) => id !== "zz"),
    links,
    { noNullPrototype: true },
  ),
  flags: fc.dictionary(
    name.filter((id) => id !== "zz"),
    links,
    { noNullPrototype: true },
  ),
  included: names,
  tiers: fc.boolean(),
});

type Catalog = typeof catalog extends fc.Arbitrary<infer T> ? T : never;

function graphOf({ features, flags, included, tiers }: Catalog): DependencyGraph {
  const files: Record<string, JsonObject> = { "tiers/gold.yaml": tier("gold", { features: included }) };
  for (const [id, data] of Object.entries(features)) files[`features/${id}.yaml`] = feature(id, data);
  for (const [id, data] of Object.entries(flags)) files[`flags/${id}.yaml`] = flag(id, data);
  const { project, diagnostics } = checkProject(loadedOf(files), { today });
  if (project === undefined) throw new Error("the project is always there");
  return buildGraph(project, {
    scope: {},
    presenceOf: presenceInGroups(project, undefined),
    today,
    diagnostics,
    tiers,
  });
}

function expectClosed({ nodes, edges, cycles }: DependencyGraph): void {
  const ids = nodes.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  const ends = [...edges.flatMap(({ from, to }) => [from, to]), ...cycles.flat()];
  expect(ends.filter((id) => !ids.includes(id))).toEqual([]);
}

test("every edge names nodes that are there, and so does every line of what is drawn", () => {
  fc.assert(
    fc.property(catalog, fc.nat(4), fc.nat(), (files, depth, pick) => {
      const graph = graphOf(files);
      expectClosed(graph);
      const center = graph.nodes[pick % graph.nodes.length]?.id ?? "";
      const near = focusGraph(graph, [center], depth);
      expectClosed(near);
      expect(near.nodes.map(({ id }) => id)).toContain(center);
      const drawn = renderMermaid(graph).split("\n");
      const declared = new Set(drawn.flatMap((line) => /^ {2}(\w+)[([{]/.exec(line)?.[1] ?? []));
      const edges = drawn.flatMap((line) => /^ {2}(\w+) (?:-->|==>|-\.->|-\.-) (\w+)$/.exec(line)?.slice(1) ?? []);
      expect(declared.size).toBe(graph.nodes.length);
      expect(edges).toHaveLength(graph.edges.length * 2);
      expect(edges.filter((id) => !declared.has(id))).toEqual([]);
      expect(renderDot(graph).match(/^ {2}"[^"]*" ->/gm) ?? []).toHaveLength(graph.edges.length);
    }),
    runs(100, 11),
  );
});

test("an edge is marked exactly when there is a way back", () => {
  fc.assert(
    fc.property(catalog, (files) => {
      const { edges } = graphOf(files);
      const next = (id: string) => edges.filter(({ from, kind }) => from === id && kind === "requires");
      for (const { from, to, kind, cycle } of edges) {
        const reached = new Set([to]);
        for (const id of reached) for (const edge of next(id)) reached.add(edge.to);
        expect(cycle).toBe(kind === "requires" && reached.has(from));
      }
    }),
    runs(100, 12),
  );
});
