import type { Diagnostic } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { FileEntry, FileSource } from "../model/file-source.ts";
import { isJsonObject, type JsonPath, type JsonValue } from "../model/json.ts";
import type { SchemaFile } from "../model/schema-file.ts";
import { Breach } from "./breach.ts";
import { decodeText, refuseBytes } from "./decode-text.ts";
import { fileProblem } from "./file-problem.ts";
import { judgeName } from "./schema-name.ts";
import { JsonBreach, readJson } from "./json/read-json.ts";
import { notRegular, unreadable } from "./load-folder.ts";
import { LineIndex } from "./positions/line-index.ts";
import type { Place } from "./positions/places.ts";

const FOLDER = "schema";
const ENTRY = /^tenant_config(?:\.[a-z][a-z0-9_-]{1,62})?\.schema\.json$/;

/** The schemas of `config`, and the files beside them that they refer to; nothing else in schema/ is ours to read. */
export function loadSchemas(source: FileSource): {
  readonly schemas: SchemaFile[];
  readonly diagnostics: Diagnostic[];
} {
  const entries = new Map((source.list(FOLDER) ?? []).map((entry) => [entry.path.slice(FOLDER.length + 1), entry]));
  const wanted = new Set([...entries.keys()].filter((name) => ENTRY.test(name)));
  const schemas: SchemaFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of wanted) {
    const entry = entries.get(name);
    if (entry === undefined) continue;
    const result = loadSchema(source, name, entry);
    if ("rule" in result) diagnostics.push(result);
    else schemas.push(result);
    // The loop reaches what is added to the set it walks.
    if ("data" in result) for (const other of siblings(result.data)) if (entries.has(other)) wanted.add(other);
  }
  for (const [name, entry] of entries) {
    const problem = wanted.has(name) ? undefined : judgeName(name, entries);
    const document = documentOf(entry, "", () => new LineIndex("").span(0, 0));
    if (problem !== undefined) schemas.push({ name, document, data: undefined, problem });
  }
  return { schemas, diagnostics };
}

function loadSchema(source: FileSource, name: string, entry: FileEntry): SchemaFile | Diagnostic {
  const file = entry.path;
  if (entry.kind !== "file") return notRegular(entry);
  const content = source.read(file);
  if (content === undefined) return unreadable(file);
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const text = decodeText(bytes);
  const lines = new LineIndex(text);
  try {
    refuseBytes(bytes, text);
    const { data, root } = readJson(text);
    return { name, document: documentOf(entry, text, (path, part) => lines.span(...placeOf(root, path, part))), data };
  } catch (error) {
    if (error instanceof Breach)
      return fileProblem(error.rule, file, {
        message: error.message,
        hint: error.hint,
        span: lines.span(error.start, Math.min(error.end, text.length)),
      });
    if (!(error instanceof JsonBreach)) throw error;
    const { start, end, message, hint } = error;
    const document = documentOf(entry, text, () => lines.span(start, end));
    return { name, document, data: undefined, problem: { message, hint } };
  }
}

function documentOf({ path }: FileEntry, source: string, locate: Document["locate"]): Document {
  // JSON has no comments.
  return { kind: "project", file: path, id: path, source, data: {}, locate, commentsWith: () => [] };
}

function placeOf(root: Place, path: JsonPath, part: "key" | "value" = "value"): readonly [number, number] {
  let place = root;
  for (const step of path) place = place.children.get(step) ?? place;
  return part === "key" && place.key !== undefined ? place.key : [place.start, place.end];
}

/** Names of files to which a `$ref` leads, wherever it stands: what is read too many is not used. */
function siblings(data: JsonValue | undefined): string[] {
  if (Array.isArray(data)) return data.flatMap((item: JsonValue) => siblings(item));
  if (!isJsonObject(data)) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    key === "$ref" && typeof value === "string" ? [value.split("#")[0] ?? ""] : siblings(value),
  );
}
