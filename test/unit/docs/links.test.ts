import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { anchorsOf, relativeLinks } from "../../support/markdown.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));

/** What is not ours to write, or no page. */
const skipped = new Set(["node_modules", "dist", "coverage", "fixtures"]);

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const hidden = entry.name.startsWith(".") && entry.name !== ".github";
    if (entry.isDirectory()) return hidden || skipped.has(entry.name) ? [] : pagesIn(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** Why a link of a page leads nowhere, or undefined. */
function problemWith(page: string, target: string): string | undefined {
  const [path = "", anchor] = target.split("#").map(decodeURIComponent);
  const file = path === "" ? page : path.startsWith("/") ? join(repository, path) : join(dirname(page), path);
  if (relative(repository, file).startsWith("..")) return "it leaves the repository";
  if (!existsSync(file)) return "there is no such file";
  if (path.endsWith("/") && !statSync(file).isDirectory()) return "it is no folder";
  if (anchor === undefined) return undefined;
  if (!file.endsWith(".md")) return "only a page has anchors";
  return anchorsOf(readFileSync(file, "utf8")).has(anchor) ? undefined : "there is no such heading";
}

describe("every relative link leads somewhere", () => {
  const pages = pagesIn(repository).map((path) => relative(repository, path));

  test("the pages are found", () => {
    expect(pages).toEqual(
      expect.arrayContaining([
        "README.md",
        "CONTRIBUTING.md",
        "bench/README.md",
        "docs/architecture.md",
        "docs/rules/index.md",
      ]),
    );
  });

  test.each(pages)("%s", (page) => {
    const path = join(repository, page);
    const broken = relativeLinks(readFileSync(path, "utf8")).flatMap(({ line, target }) => {
      const problem = problemWith(path, target);
      return problem === undefined ? [] : [`${page}:${line} ${target}: ${problem}`];
    });
    expect(broken).toEqual([]);
  });
});

describe("what leads nowhere is found", () => {
  const architecture = join(repository, "docs/architecture.md");

  test.each([
    ["registry.md", undefined],
    ["../README.md", undefined],
    ["adr/", undefined],
    ["#exit-codes", undefined],
    ["/docs/architecture.md#exit-codes", undefined],
    ["registri.md", "there is no such file"],
    ["Registry.md", "there is no such file"],
    ["registry.md/", "there is no such file"],
    ["#exit-code", "there is no such heading"],
    ["../../elsewhere.md", "it leaves the repository"],
    ["../package.json#name", "only a page has anchors"],
  ])("%s", (target, problem) => {
    expect(problemWith(architecture, target)).toBe(problem);
  });

  test("links are those that a reader can follow", () => {
    const text = [
      '[a](a.md) and [b](<b.md> "B"), ![c](c.png), [web](https://example.com/x.md), [mail](mailto:a@b.example)',
      '`[code](code.md)` [`d`](d.md#e) <a href="f.md">',
      "```",
      "[fenced](fenced.md)",
      "```",
      "[g]: g.md",
    ].join("\n");
    expect(relativeLinks(text).map(({ line, target }) => `${line} ${target}`)).toEqual([
      "1 a.md",
      "1 b.md",
      "1 c.png",
      "2 d.md#e",
      "2 f.md",
      "6 g.md",
    ]);
  });

  test("anchors are GitHub's", () => {
    const text =
      '# One: `two_three` & more!\n## Same\n## Same\n```\n# no heading\n```\n### [Link](x.md) – end\n<a id="own">';
    expect([...anchorsOf(text)]).toEqual(["one-two_three--more", "same", "same-1", "link--end", "own"]);
  });
});
