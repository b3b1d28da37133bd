import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SchemaObject } from "ajv";
import { Ajv } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import { renderDiagnosticsSarif } from "../../../src/report/diagnostics/sarif.ts";
import { expired, many, misspelt } from "./diagnostics-example.ts";
import { hostile, hostileTexts, mendable } from "./diagnostics-hostile.ts";

const pageUri = "pkg:generic/tenantry@1.2.3#docs/rules/lint/expired.md";
const page = "# lint/expired\n\nSee [too far](expiry-too-far.md) and [the web](https://example.com).\n";
const rules = new Map([
  ["lint/expired", { id: "lint/expired", severity: "error", summary: "No flag is late.", clock: true, page, pageUri }],
  [
    "schema/unknown-key",
    { id: "schema/unknown-key", severity: "error", summary: "Keys are known.", fixable: true, pageUri },
  ],
] as const);

// The schema is one of draft 4, of which it uses nothing that has changed but the name of its own address.
const schemaFile = join(import.meta.dirname, "../../fixtures/sarif/sarif-2.1.0-rtm.5.json");
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as SchemaObject; // OASIS' own; ajv validates it
delete schema.$schema;
delete schema["id"];
const validate = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, formats: fullFormats }).compile(
  schema,
);

interface Rule {
  readonly id: string;
  readonly help?: unknown;
  readonly helpUri?: string;
}

/** As much of a log as the tests look at. */
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly results: readonly {
    readonly message: { readonly text: string };
    readonly ruleIndex: number;
    readonly partialFingerprints: Readonly<Record<string, string>>;
  }[];
}

function render(diagnostics: readonly Diagnostic[]): string {
  const ruleOf = (id: string) => rules.get(id as "lint/expired"); // of a Map, whatever is asked for
  return renderDiagnosticsSarif({ diagnostics, filesChecked: 24 }, { version: "1.2.3", ruleOf });
}

/** The only run of a log that the official schema accepts. */
function runOf(diagnostics: readonly Diagnostic[]): Run {
  const log = JSON.parse(render(diagnostics)) as { runs: [Run] };
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

const fingerprintsOf = (diagnostics: readonly Diagnostic[]) =>
  runOf(diagnostics).results.map(({ partialFingerprints }) => partialFingerprints["tenantryFinding/v1"]);

describe("the SARIF format", () => {
  test("is what the official schema asks for", () => {
    expect(runOf([expired, misspelt, mendable]).results).toMatchObject([
      {
        ruleId: "lint/expired",
        level: "warning",
        relatedLocations: [{ id: 0, message: { text: "It was made here." } }],
        properties: { clock: true },
      },
      { message: { text: 'No tier is called "platnum". Did you mean "platinum"?' } },
      {
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "tenants/gr%C3%B6%C3%9Fe%201.yaml", uriBaseId: "%SRCROOT%" },
              region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 5 },
            },
          },
        ],
        fixes: [
          {
            description: { text: "Rename it." },
            artifactChanges: [
              {
                artifactLocation: { uri: "tenants/gr%C3%B6%C3%9Fe%201.yaml" },
                replacements: [
                  { deletedRegion: { charOffset: 16, charLength: 4 }, insertedContent: { text: "tiers" } },
                  { deletedRegion: { charOffset: 40, charLength: 2 }, insertedContent: { text: "" } },
                ],
              },
              {
                artifactLocation: { uri: "tiers/a.yaml" },
                replacements: [
                  { deletedRegion: { charOffset: 0, charLength: 0 }, insertedContent: { text: "x: 1\n" } },
                ],
              },
            ],
          },
        ],
        properties: { introduced: true },
      },
    ]);
    runOf([]);
    expect(validate({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
  });

  test("explains the rules that have findings, without links into nowhere", () => {
    const { tool, results } = runOf([misspelt, expired, mendable]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([
      "lint/expired",
      "references/unknown-tier",
      "schema/unknown-key",
    ]);
    expect(results.map(({ ruleIndex }) => ruleIndex)).toEqual([1, 0, 2]);
    const text = "# lint/expired\n\nSee too far and [the web](https://example.com).\n";
    expect(tool.driver.rules[0]?.help).toEqual({ text, markdown: text });
    expect(tool.driver.rules.map(({ helpUri }) => helpUri)).toEqual([pageUri, undefined, pageUri]);
  });

  test("the same bytes every time", () => expect(render([expired, mendable])).toBe(render([expired, mendable])));

  test.each(hostileTexts)("is valid, printable and without links whatever the texts are: %j", (text) => {
    const { results } = runOf([hostile(text)]);
    expect(render([hostile(text)])).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(results[0]?.message.text).not.toMatch(/(?<!\\)\[[^\]]*(?<!\\)\]\(/);
  });
});

describe("a fingerprint", () => {
  test("survives lines that come and go, and days that go by", () => {
    const late = (days: number, line: number): Diagnostic => ({
      ...expired,
      message: `It has been on for ${String(days)} days.`,
      span: { ...expired.span, start: { ...expired.span.start, line } },
    });
    expect(fingerprintsOf([late(9, 3)])).toEqual(fingerprintsOf([late(10, 40)]));
  });

  test("tells files, rules, messages and equal findings apart", () => {
    const other = { ...misspelt, message: "Another." };
    const all = fingerprintsOf([misspelt, misspelt, expired, other, ...many(1, "error")]);
    expect(new Set(all).size).toBe(all.length);
  });
});
