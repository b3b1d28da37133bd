import type { Diagnostic } from "../model/diagnostic.ts";
import { createHash } from "node:crypto";
import type { Document, DocumentKind } from "../model/document.ts";
import { isJsonObject } from "../model/json.ts";
import type { Memory } from "../model/memory.ts";
import { Breach } from "./breach.ts";
import { decodeText, refuseBytes } from "./decode-text.ts";
import { fileProblem } from "./file-problem.ts";
import { LineIndex } from "./positions/line-index.ts";
import { readPlain } from "./plain/read-plain.ts";
import { readEvents } from "./profile/events.ts";
import { readRoot } from "./profile/read-value.ts";
import { YamlDocument } from "./yaml-document.ts";

export type ParseResult = { readonly document: Document } | { readonly diagnostic: Diagnostic };

/**
 * Reads one file in the strict profile. A file that breaks it gives one diagnostic, at the first breach found.
 * `file` is relative to the project root, with forward slashes. What `memory` knows by its digest is not parsed again.
 */
export function parseDocument(
  kind: DocumentKind,
  file: string,
  content: string | Uint8Array,
  memory?: Memory,
): ParseResult {
  const bytes =
    typeof content === "string"
      ? Buffer.from(content)
      : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const source = decodeText(bytes);
  const id = idOfFile(file);
  const digest = memory && digestOf(kind, id, bytes);
  const known = digest === undefined ? undefined : memory?.get(digest);
  if (isJsonObject(known))
    return { document: new YamlDocument({ kind, file, id, source, data: known, digest, sound: true }) };
  try {
    refuseBytes(bytes, source);
    const data = readPlain(source) ?? readRoot(source, readEvents(source));
    return { document: new YamlDocument({ kind, file, id, source, data, digest }) };
  } catch (error) {
    if (!(error instanceof Breach)) throw error;
    return { diagnostic: describeBreach(error, kind, file, source) };
  }
}

/** All that reading and judging a document by itself depends on. */
function digestOf(kind: DocumentKind, id: string, bytes: Buffer): string {
  return createHash("sha256").update(`${kind} ${id}\0`).update(bytes).digest("base64url");
}

/** The base name without its extension. */
export function idOfFile(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.ya?ml$/i, "");
}

/** What an empty file of a kind lacks: only some kinds of files may simply go. */
const hintsForEmpty: Readonly<Partial<Record<DocumentKind, string>>> = {
  project: "Write `version: 1` and the limits of the catalog: without tenantry.yaml there is none.",
  tenant:
    "Write the document. To offboard a tenant, write `status: offboarding` first: only an archived tenant's file may go.",
};

function describeBreach(breach: Breach, kind: DocumentKind, file: string, source: string): Diagnostic {
  const { rule, message, start, end } = breach;
  const hint = (rule === "schema/empty-document" ? hintsForEmpty[kind] : undefined) ?? breach.hint;
  const span = new LineIndex(source).span(start, Math.min(end, source.length));
  return fileProblem(rule, file, { message, hint, span });
}
