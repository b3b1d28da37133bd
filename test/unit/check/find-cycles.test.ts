import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findCycles } from "../../../src/check/find-cycles.ts";

/** `a>b c` as a graph in which a points to b and c. */
function graphOf(...lines: string[]): Map<string, string[]> {
  return new Map(
    lines.map((line) => {
      const [node = "", targets = ""] = line.split(">");
      return [node, targets.split(" ").filter((target) => target !== "")];
    }),
  );
}

describe("findCycles", () => {
  test.each([
    ["two that share what they require", graphOf("a>b c", "b>d", "c>d", "d>")],
    ["a step over one", graphOf("a>b c", "b>c", "c>")],
    ["a target that is no node", graphOf("a>x", "b>a x")],
    ["nothing at all", graphOf()],
  ])("finds none in %s", (_, graph) => expect(findCycles(graph)).toEqual([]));

  test.each([
    ["a node that points to itself", graphOf("a>a", "b>a"), [["a"]]],
    ["the whole way, from the smallest node", graphOf("c>a", "b>c", "a>b", "z>a"), [["a", "b", "c"]]],
    [
      "cycles apart from each other",
      graphOf("d>c", "c>d", "a>b", "b>a c"),
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "both loops of an eight",
      graphOf("a>b c", "b>a", "c>a"),
      [
        ["a", "b"],
        ["a", "c"],
      ],
    ],
    [
      "a loop beside the smallest node",
      graphOf("a>b", "b>a c", "c>b"),
      [
        ["a", "b"],
        ["b", "c"],
      ],
    ],
  ])("finds %s", (_, graph, cycles) => expect(findCycles(graph)).toEqual(cycles));

  test("walks chains that are longer than the call stack", () => {
    const nodes = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const graph = new Map(nodes.map((node, index) => [node, index + 1 < nodes.length ? [`n${index + 1}`] : ["n0"]]));
    expect(findCycles(graph)[0]).toHaveLength(20_000);
  });

  test("gives up on a knot after ten cycles", () => {
    const nodes = Array.from({ length: 200 }, (_, index) => `n${index}`);
    expect(findCycles(new Map(nodes.map((node) => [node, nodes])))).toHaveLength(10);
  });

  test("finds cycles exactly where a walk can come back, and only edges that exist", () => {
    const node = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const edges = fc.dictionary(node, fc.uniqueArray(node, { maxLength: 3 }));
    fc.assert(
      fc.property(edges, (record) => {
        const graph = new Map(Object.entries(record));
        const cycles = findCycles(graph);
        for (const cycle of cycles)
          cycle.forEach((from, index) => expect(graph.get(from)).toContain(cycle[(index + 1) % cycle.length]));
        expect(cycles.length > 0).toBe([...graph.keys()].some((start) => comesBack(graph, start)));
      }),
      { numRuns: 1000 },
    );
  });
});

function comesBack(graph: ReadonlyMap<string, string[]>, start: string): boolean {
  const reached = new Set(graph.get(start));
  for (const node of reached) for (const next of graph.get(node) ?? []) reached.add(next);
  return reached.has(start);
}
