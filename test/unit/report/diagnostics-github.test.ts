import { describe, expect, test } from "vitest";
import { renderDiagnosticsGithub } from "../../../src/report/diagnostics/github.ts";
import { expired, many, misspelt, spanOf } from "./diagnostics-example.ts";

function linesOf(
  diagnostics: Parameters<typeof renderDiagnosticsGithub>[0]["diagnostics"],
  touched?: string[],
): string[] {
  const text = renderDiagnosticsGithub({ diagnostics, filesChecked: 24, touched: touched && new Set(touched) });
  return text.trimEnd().split("\n");
}

describe("the GitHub format", () => {
  test("is one workflow command for each finding, errors first, then the summary", () => {
    expect(linesOf([expired, misspelt])).toEqual([
      "::error file=tenants/acme.yaml,line=2,endLine=2,col=7,endColumn=14,title=references/unknown-tier::" +
        'No tier is called "platnum".%0ADid you mean "platinum"?',
      "::warning file=flags/ui.yaml,line=3,endLine=3,col=9,endColumn=19,title=lint/expired::The flag expired.",
      "1 error, 1 warning in 2 files (24 files checked)",
    ]);
  });

  test("shows ten of a type, which is all that GitHub would show, and counts the rest", () => {
    const lines = linesOf([...many(13, "warning"), ...many(11, "error"), ...many(10, "info")]);
    const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
    expect(["::error ", "::warning ", "::notice "].map(count)).toEqual([10, 10, 10]);
    expect(lines[10]).toBe("+1 more error");
    expect(lines[21]).toBe("+3 more warnings");
    expect(lines).toHaveLength(33);
  });

  test("prefers files that the change touches", () => {
    expect(linesOf(many(12, "error"), ["tenants/t11.yaml"])[0]).toContain("file=tenants/t11.yaml,");
  });

  test("leaves columns out where a finding spans lines, as GitHub would", () => {
    const [line] = linesOf([{ ...misspelt, span: spanOf("platnum\nregion") }]);
    expect(line).toContain("line=2,endLine=3,title=");
  });

  test("escapes what would end a property, a command or a line", () => {
    const message = "50% of, all: %0A\r\n::error::forged\u001b";
    const [line, ...rest] = linesOf([{ ...misspelt, file: "tenants/a,b:c%.yaml", message, hint: "a: b\n" }]);
    expect(line).toContain("::error file=tenants/a%2Cb%3Ac%25.yaml,line=2");
    expect(line).toContain("::50%25 of, all: %250A\\r\\n::error::forged\\u001b%0Aa: b\\n");
    expect(rest).toHaveLength(1);
  });

  test("says that all is well", () => expect(linesOf([])).toEqual(["No problems found (24 files checked)"]));
});
