import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { renderDiagnosticsMarkdown } from "../../../src/report/diagnostics/markdown.ts";
import { expired, many, misspelt } from "./diagnostics-example.ts";
import { hostile, hostileTexts } from "./diagnostics-hostile.ts";

function render(diagnostics: readonly Diagnostic[]): string {
  return renderDiagnosticsMarkdown({ diagnostics, filesChecked: 24 });
}

/** What is left when the markup of the format itself is taken away. */
function textOf(markdown: string): string {
  return markdown.replaceAll("<br>", "").replaceAll("**hint:**", "").replace(/^#+ /gm, "");
}

describe("the Markdown format", () => {
  test("is a table for each file, below a summary", () => {
    expect(render([expired, misspelt])).toBe(`## tenantry check

**1 error, 1 warning in 2 files (24 files checked)**

### flags/ui.yaml

| line | | finding | rule |
| ---: | --- | --- | --- |
| 3:9 | ⚠️ warning | The flag expired.<br>see tiers/gold.yaml:1:12: It was made here. | lint/expired |

### tenants/acme.yaml

| line | | finding | rule |
| ---: | --- | --- | --- |
| 2:7 | ❌ error | No tier is called "platnum".<br>**hint:** Did you mean "platinum"? | references/unknown-tier |
`);
  });

  test("says that all is well, and how the clock stands", () => {
    expect(renderDiagnosticsMarkdown({ diagnostics: [], filesChecked: 3, frozenAt: "2026-11-23" })).toBe(
      "## tenantry check\n\n**No problems found (3 files checked)**\n\nas\\_of in tenantry.yaml holds the clock at 2026-11-23.\n",
    );
  });

  test("counts what there is no room for", () => {
    const text = render(many(2000, "error"));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.length).toBeGreaterThan(55_000);
    const shown = text.split("\n").filter((line) => line.includes("❌")).length;
    expect(text).toContain(`\n\n+${String(2000 - shown)} more: run \`tenantry check\` to see them.\n`);
    expect(text.split("\n").filter((line) => line.startsWith("### "))).toHaveLength(shown);
  });

  test("leaves out even the only finding when it is too long", () => {
    const text = render([{ ...misspelt, message: "x".repeat(70_000) }]);
    expect(text).toContain("+1 more: run `tenantry check` to see it.");
    expect(text).not.toContain("###");
  });
});

describe("no text of a user acts as markup", () => {
  test.each(hostileTexts)("%j", (text) => {
    const markdown = render([hostile(text)]);
    const rows = markdown.split("\n").filter((line) => line.startsWith("| 2:7"));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.match(/\|/g)).toHaveLength(5);
    expect(markdown.split("\n")).toHaveLength(10);
    const said = textOf(markdown);
    expect(said).not.toMatch(/[<>`[\]]|(?<!^(?:\*\*.*)?)\*\*(?=\S)/m);
    expect(said).not.toMatch(/(?<!\\)[~_]|@(?!&#8203;)|(?<!&)#(?!&#8203;)|:\/\/|www\.|GH-\d|\$/);
    expect(said).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202e\u2066]/u);
  });
});
