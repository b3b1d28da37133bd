import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { renderDiagnosticsText } from "../../../src/report/diagnostics/text.ts";
import { expired, many, misspelt, source, spanOf } from "./diagnostics-example.ts";

function render(diagnostics: Diagnostic[], text: string | undefined = source): string {
  return renderDiagnosticsText({ diagnostics, filesChecked: 24 }, { color: false, sourceOf: () => text });
}

describe("the text format", () => {
  test("shows place, message, rule, source, hint and related places, then a summary", () => {
    expect(render([expired, misspelt])).toBe(`flags/ui.yaml:3:9 warning The flag expired. lint/expired
  3 | region: ap-south-1
    |         ^^^^^^^^^^
  see: tiers/gold.yaml:1:12 It was made here.

tenants/acme.yaml:2:7 error No tier is called "platnum". references/unknown-tier
  2 | tier: platnum
    |       ^^^^^^^
  hint: Did you mean "platinum"?

1 error, 1 warning in 2 files (24 files checked)
`);
  });

  test("keeps the findings of one file together, under a heading where there are several", () => {
    const lines = render([expired, misspelt, { ...expired, file: misspelt.file }], "").split("\n");
    expect(lines.filter((line) => /^[a-z]/.test(line))).toEqual([
      "flags/ui.yaml:3:9 warning The flag expired. lint/expired",
      "tenants/acme.yaml: 1 error, 1 warning",
      'tenants/acme.yaml:2:7 error No tier is called "platnum". references/unknown-tier',
      "tenants/acme.yaml:3:9 warning The flag expired. lint/expired",
    ]);
  });

  test("says in one line that all is well", () => {
    expect(render([])).toBe("No problems found (24 files checked)\n");
  });

  test.each([
    [[...many(2, "error"), ...many(1, "warning")], 24, "2 errors, 1 warning in 2 files (24 files checked)"],
    [many(1, "info"), 1, "1 note in 1 file (1 file checked)"],
  ])("counts (%#)", (diagnostics, filesChecked, summary) => {
    const text = renderDiagnosticsText({ diagnostics, filesChecked }, { color: false, sourceOf: () => undefined });
    expect(text.trimEnd().split("\n").at(-1)).toBe(summary);
  });

  test("leaves the source out where it is not at hand", () => {
    const options = { color: false, sourceOf: () => undefined };
    expect(renderDiagnosticsText({ diagnostics: [misspelt], filesChecked: 1 }, options)).not.toContain(" | ");
  });

  test("says that the clock stands still", () => {
    const report = { diagnostics: [], filesChecked: 1, frozenAt: "2026-11-23" };
    const text = renderDiagnosticsText(report, { color: false, sourceOf: () => undefined });
    expect(text.split("\n")[1]).toBe("as_of in tenantry.yaml holds the clock at 2026-11-23.");
  });

  test("has colours only when asked for", () => {
    const report = { diagnostics: [misspelt], filesChecked: 1 };
    expect(renderDiagnosticsText(report, { color: true, sourceOf: () => source })).toContain(
      "\u001b[31merror\u001b[39m",
    );
    expect(render([misspelt])).not.toContain("\u001b");
  });
});

describe("the source line", () => {
  const frame = (text: string, marked: string) =>
    render([{ ...misspelt, span: spanOf(marked, text) }], text)
      .split("\n")
      .slice(1, 3);

  test("has its carets under the text even behind escapes", () => {
    const [line = "", marks = ""] = frame('a: "\u0007\tb" x', "x");
    expect(line).toBe('  1 | a: "\\u0007\\tb" x');
    expect(marks.indexOf("^")).toBe(line.indexOf("x"));
  });

  test("ends with the line, whatever ends the line", () => {
    expect(frame("a: b\r\nc: d\r\n", "b")).toEqual(["  1 | a: b", "    |    ^"]);
    expect(frame("a: b\rc: d", "a: b\rc: d")).toEqual(["  1 | a: b", "    | ^^^^"]);
  });

  test("marks at least one place, also behind the end", () => {
    const span = {
      ...spanOf("b", "a: b"),
      start: { offset: 4, line: 1, column: 5 },
      end: { offset: 4, line: 1, column: 5 },
    };
    expect(render([{ ...misspelt, span }], "a: b").split("\n")[2]).toBe("    |     ^");
  });

  test("is cut around the place when it is long", () => {
    const [line = "", marks = ""] = frame(`${"x".repeat(500)}HERE${"y".repeat(500)}`, "HERE");
    expect(line.length).toBeLessThan(130);
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("HERE");
    expect(line).toMatch(/^ {2}1 \| ….*…$/);
  });
});

test("no text of a user reaches the terminal as a control sequence", () => {
  const evil = "\u001b[2J\r\n\u202e\u0085\u2028\ud800::error::";
  const place = { message: evil, file: evil, span: misspelt.span };
  const text = render([{ ...misspelt, message: evil, file: evil, hint: evil, related: [place] }], `tier: ${evil}`);
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(text).not.toMatch(/^\s*::/m);
  expect(text).toContain("\\u001b[2J\\r\\n\\u202e\\u0085\\u2028\\ud800::error::");
});

test("names written with joiners stay as they are", () => {
  expect(render([{ ...misspelt, message: "क्\u200dष" }])).toContain("क्\u200dष");
});
