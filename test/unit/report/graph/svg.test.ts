import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { describe, expect, test } from "vitest";
import { renderSvg } from "../../../../src/report/graph/svg.ts";
import { chain, example } from "./graph-example.ts";

function elementsOf(svg: string): XmlElement[] {
  const open: XmlElement[] = [parseXml(svg).root].filter((root) => root !== null);
  for (const { children } of open) open.push(...children.filter((child) => child instanceof XmlElement));
  return open;
}

describe("the SVG format", () => {
  test("is valid XML with the title of every node, and its texts as texts", async () => {
    const elements = elementsOf(await renderSvg(example));
    const titles = elements.filter(({ name, parent }) => name === "title" && parent !== null).map(({ text }) => text);
    expect(titles).toEqual(
      expect.arrayContaining(["feature:a-b", "flag:late", "flag:loop", "flag:partly", "tier:gold"]),
    );
    expect(titles.filter((title) => /^[a-z]+:\w.*->/.test(title) && !title.startsWith("missing:"))).toHaveLength(6);
    const hostile = 'say "hi" [x](y) <b>&amp;</b> `code` %% | ; --> ＼N ＼u202e';
    expect(elements.map(({ attributes }) => attributes["xlink:title"])).toContain(hostile);
    expect(elements.filter(({ name }) => name === "text").map(({ text }) => text)).toContain(hostile);
    expect(elements.map(({ name }) => name)).not.toContain("b");
    expect(elements.flatMap(({ attributes }) => Object.keys(attributes))).not.toContain("xlink:href");
  });

  test("is the same every time, also of a graph without nodes", async () => {
    expect(await renderSvg(chain(5))).toBe(await renderSvg(chain(5)));
    expect(elementsOf(await renderSvg(chain(0)))[0]?.name).toBe("svg");
  });
});
