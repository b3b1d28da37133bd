import { describe, expect, test } from "vitest";
import { renderMermaid } from "../../../../src/report/graph/mermaid.ts";
import { chain, example } from "./graph-example.ts";

describe("the Mermaid format", () => {
  const lines = renderMermaid(example).split("\n");

  test("says in words what the colour says, and keeps ids apart that differ in one sign", () => {
    expect(lines[1]).toBe("  accTitle: Features and flags for the tier gold");
    expect(lines).toContain('  feature_aX2dZb("a-b<br/>feature, on")');
    expect(lines).toContain('  feature_a_b("a_b<br/>feature, off")');
    expect(lines).toContain('  flag_late{{"late<br/>flag, on for some, expired 2026-10-31"}}');
    expect(lines).toContain('  flag_loop{{"loop<br/>flag, off, broken"}}');
    expect(lines).toContain("  class flag_late expired");
  });

  test("draws each kind of edge in its own way, and styles it by its number", () => {
    expect(lines.filter((line) => /-->|-\.-|==>/.test(line)).map((line) => line.trim().split(" ")[1])).toEqual([
      "-.-",
      "-->",
      "==>",
      "-->",
      "-->",
      "-.->",
    ]);
    expect(lines).toContain("  linkStyle 2 stroke:#c92a2a,stroke-width:3px");
    expect(lines).toContain("  linkStyle 0 stroke:#c92a2a,stroke-dasharray:4");
  });

  test("a text can neither end its label nor be Markdown, HTML or a line of its own", () => {
    const label = lines.find((line) => line.includes("no such file"))?.match(/"(.*)"/)?.[1] ?? "";
    expect(label.replace("<br/>", "")).toMatch(/^(#\d+;|[\p{L}\p{N} _.,:()-])+$/u);
    expect(label).toContain("say #34;hi#34; #91;x#93;(y) #60;b#62;#38;amp#59;");
    for (const line of lines) expect(line).not.toContain("\u202e");
    expect(lines).toHaveLength(2 + 7 + 6 + 2 + 6 * 2 + 1);
  });

  test("says so where GitHub would refuse to draw it", () => {
    const note = "  %% Too large for GitHub to draw: use --focus, or --format svg.";
    expect(renderMermaid(chain(300)).split("\n")[1]).not.toBe(note);
    expect(renderMermaid(chain(502)).split("\n")[1]).toBe(note);
  });
});
