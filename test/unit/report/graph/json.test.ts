import { expect, test } from "vitest";
import { renderGraphJson } from "../../../../src/report/graph/json.ts";
import { example } from "./graph-example.ts";

test("the JSON format has every node with its state, every edge and the circles", () => {
  const text = renderGraphJson(example);
  const graph = JSON.parse(text) as { nodes: { id: string; state?: string; description?: string }[] };
  expect(graph).toMatchObject({
    format_version: "1.0",
    scope: { tier: "gold" },
    edges: example.edges,
    cycles: [["flag:loop"]],
  });
  expect(graph.nodes.map(({ state }) => state)).toEqual([
    "on",
    "off",
    "expired",
    "broken",
    "some",
    "broken",
    undefined,
  ]);
  expect(graph.nodes[0]?.description).toBe(example.nodes[0]?.description);
  expect(text).not.toContain("\u202e");
});
