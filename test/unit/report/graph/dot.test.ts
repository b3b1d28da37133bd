import { describe, expect, test } from "vitest";
import { renderDot } from "../../../../src/report/graph/dot.ts";
import { chain, example } from "./graph-example.ts";

describe("the DOT format", () => {
  const lines = renderDot(example).split("\n");
  const lineOf = (start: string) => lines.find((line) => line.trim().startsWith(start)) ?? "";

  test("has a line for each node and edge, with colour, words and what is found", () => {
    expect(lineOf('"flag:loop" [')).toBe(
      '  "flag:loop" [label="loop\\nflag, off, broken" shape="hexagon" style="filled" fillcolor="#ffe3e3" color="#c92a2a" ' +
        'tooltip="flag, off, broken\\ndependencies/cycle: Nothing can require itself."];',
    );
    expect(lineOf('"flag:loop" -> "flag:loop"')).toContain('color="#c92a2a" penwidth="2.5"');
    expect(lineOf('"feature:a-b" -> "feature:a_b"')).toContain('style="dashed" dir="none"');
  });

  test("keeps every text inside its quotes, on its line", () => {
    expect(lines).toHaveLength(3 + 7 + 6 + 2);
    const bare = lines.map((line) => line.replace(/"(\\.|[^"\\])*"/g, ""));
    for (const line of bare) expect(line).toMatch(/^([\w ={}[\];]|->)*$/);
    expect(lineOf('"feature:a-b" [')).toContain('say \\"hi\\" [x](y) <b>&amp;amp;</b> `code` %% | ; --> ＼N ＼u202e');
  });

  test("bounds the layout of large graphs only", () => {
    expect(renderDot(chain(200))).not.toContain("nslimit");
    expect(renderDot(chain(201))).toContain('nslimit="2"');
  });
});
