import { expect, test } from "vitest";
import { renderDiagnosticsJson } from "../../../src/report/diagnostics/json.ts";
import { expired, many, misspelt } from "./diagnostics-example.ts";

test("the JSON format is stable", () => {
  const json = renderDiagnosticsJson({ diagnostics: [expired, misspelt], filesChecked: 24, frozenAt: "2026-11-23" });
  expect(JSON.parse(json)).toEqual({
    format_version: "1.0",
    summary: { errors: 1, warnings: 1, infos: 0, files: 2, files_checked: 24, ignored: 0 },
    as_of: "2026-11-23",
    diagnostics: [
      {
        rule: "lint/expired",
        severity: "warning",
        message: "The flag expired.",
        file: "flags/ui.yaml",
        line: 3,
        column: 9,
        end_line: 3,
        end_column: 19,
        hint: null,
        clock: true,
        related: [
          { message: "It was made here.", file: "tiers/gold.yaml", line: 1, column: 12, end_line: 1, end_column: 16 },
        ],
      },
      {
        rule: "references/unknown-tier",
        severity: "error",
        message: 'No tier is called "platnum".',
        file: "tenants/acme.yaml",
        line: 2,
        column: 7,
        end_line: 2,
        end_column: 14,
        hint: 'Did you mean "platinum"?',
        clock: false,
        related: [],
      },
    ],
  });
});

test("without findings it has the same shape", () => {
  expect(JSON.parse(renderDiagnosticsJson({ diagnostics: [], filesChecked: 3 }))).toEqual({
    format_version: "1.0",
    summary: { errors: 0, warnings: 0, infos: 0, files: 0, files_checked: 3, ignored: 0 },
    as_of: null,
    diagnostics: [],
  });
});

test("findings are never cut short", () => {
  const json = renderDiagnosticsJson({ diagnostics: many(5000, "info"), filesChecked: 5000 });
  expect(JSON.parse(json)).toMatchObject({ summary: { infos: 5000, files: 5000 } });
});

test("it prints no control characters, and reads back as what was there", () => {
  const message = "\u001b[2J\u0085\u202e\u2028\u{e0001}\n₹";
  const json = renderDiagnosticsJson({ diagnostics: [{ ...misspelt, message }], filesChecked: 1 });
  expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(json)).toMatchObject({ diagnostics: [{ message }] });
});
