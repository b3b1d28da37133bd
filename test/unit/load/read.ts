import type { Document } from "../../../src/model/document.ts";
import { parseDocument } from "../../../src/load/parse-document.ts";

/** The document that a text gives; a text that breaks the profile fails the test. */
export function readDocument(text: string | Uint8Array, file = "tenants/legal.yaml"): Document {
  const result = parseDocument("tenant", file, text);
  if ("document" in result) return result.document;
  throw new Error(`${describePlace(text)}: ${result.diagnostic.message}`);
}

/** `line:column rule` of the one diagnostic that a text gives. */
export function describePlace(text: string | Uint8Array): string {
  const result = parseDocument("tenant", "tenants/legal.yaml", text);
  if ("document" in result) return "accepted";
  const { rule, span } = result.diagnostic;
  return `${span.start.line}:${span.start.column} ${rule}`;
}
