import { createHash } from "node:crypto";
import type { Diagnostic, RelatedPlace, Severity } from "../../model/diagnostic.ts";
import { identify } from "../../model/diagnostic.ts";
import type { Span } from "../../model/document.ts";
import { printable, printableJson } from "../printable.ts";
import type { DiagnosticsReport } from "./report.ts";
import type { RuleLookup } from "./sarif-rules.ts";
import { describeRule } from "./sarif-rules.ts";

export interface SarifOptions {
  /** Of Tenantry. */
  readonly version: string;
  /** What is known of a rule; undefined of an unknown one. */
  readonly ruleOf: RuleLookup;
}

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0, for code scanning. It names the rules that have findings; the same findings give the same bytes. */
export function renderDiagnosticsSarif({ diagnostics }: DiagnosticsReport, options: SarifOptions): string {
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const fingerprints = fingerprintsOf(diagnostics);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "tenantry",
            semanticVersion: options.version,
            rules: ids.map((id) => describeRule(id, options.ruleOf(id), levels)),
          },
        },
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\n", "\r"],
        originalUriBaseIds: {
          "%SRCROOT%": {
            description: { text: "The top of the repository; without one, the folder with tenantry.yaml." },
          },
        },
        invocations: [{ executionSuccessful: true }],
        results: diagnostics.map((diagnostic, index) => ({
          ...toResult(diagnostic),
          ruleIndex: indexes.get(diagnostic.rule),
          partialFingerprints: { "tenantryFinding/v1": fingerprints[index] },
        })),
      },
    ],
  };
  return `${printableJson(log)}\n`;
}

function toResult({ rule, severity, message, hint, file, span, related, fix, introduced, clock }: Diagnostic): object {
  return {
    ruleId: rule,
    level: levels[severity],
    message: toMessage(hint === undefined ? message : `${message} ${hint}`),
    locations: [{ physicalLocation: toLocation(file, span) }],
    ...(related.length > 0 && { relatedLocations: related.map(toRelated) }),
    ...(fix && { fixes: [toFix(fix)] }),
    properties: { ...(clock && { clock }), ...(introduced !== undefined && { introduced }) },
  };
}

function toRelated({ message, file, span }: RelatedPlace, id: number): object {
  return { id, message: toMessage(message), physicalLocation: toLocation(file, span) };
}

function toLocation(file: string, { start, end }: Span): object {
  return {
    artifactLocation: toArtifact(file),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

function toArtifact(file: string): object {
  // What is no UTF-8 has no URI; half a surrogate pair cannot be encoded.
  const segments = file.split("/").map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd")));
  return { uri: segments.join("/"), uriBaseId: "%SRCROOT%" };
}

/** `[a](b)` is a link in a SARIF message: what a user writes must not become one. */
function toMessage(text: string): object {
  const shown = printable(text);
  return { text: shown.includes("](") ? shown.replace(/[\\[\]]/g, "\\$&") : shown };
}

function toFix({ title, edits }: NonNullable<Diagnostic["fix"]>): object {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: toMessage(title),
    artifactChanges: files.map((file) => ({
      artifactLocation: toArtifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ start, end, text }) => ({
          deletedRegion: { charOffset: start, charLength: end - start },
          insertedContent: { text },
        })),
    })),
  };
}

/**
 * Stays the same when lines above come and go, and while the days that a message counts go by: numbers are left out, and
 * of several findings that read the same the first, second and so on are told apart.
 */
function fingerprintsOf(diagnostics: readonly Diagnostic[]): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const context = identify({ ...diagnostic, message: diagnostic.message.replace(/\d+/g, "0") });
    const earlier = seen.get(context) ?? 0;
    seen.set(context, earlier + 1);
    return createHash("sha256").update(`${context}\n${earlier}`).digest("hex").slice(0, 32);
  });
}
