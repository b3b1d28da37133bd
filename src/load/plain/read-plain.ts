import type { JsonObject, JsonValue } from "../../model/json.ts";
import { Breach } from "../breach.ts";
import { Lines } from "./lines.ts";
import { NotPlain, notPlain } from "./not-plain.ts";
import { takeFlow } from "./plain-flow.ts";
import { isKey, takeKey, takePlain, takeQuoted } from "./plain-scalar.ts";

/** Fewer than the profile allows: what is deeper is not plain. */
const MAX_LEVELS = 10;
/** Printable ASCII, line feeds, and what has no meaning in YAML and none that is hidden from a reader. */
const PLAIN_TEXT = /^[\n\x20-\x7e\u00c0-\u024f\u0370-\u05ff\u0904-\u1fff\u3041-\ud7ff]*$/;
const MARKER = "---\n";

/**
 * Reads what most files of a catalog are: maps and lists in block style, scalars and flow collections on one line. It
 * knows no error: undefined means that the parser has to say what the text is. Whatever it reads, the parser reads alike
 * and the profile accepts (docs/adr/0012-plain-reader.md).
 */
export function readPlain(source: string): JsonObject | undefined {
  if (!PLAIN_TEXT.test(source)) return undefined;
  try {
    return readDocument(new Lines(source));
  } catch (error) {
    if (error instanceof NotPlain || error instanceof Breach) return undefined;
    throw error;
  }
}

function readDocument(lines: Lines): JsonObject {
  lines.openLine(lines.source.startsWith(MARKER) ? MARKER.length : 0);
  if (lines.indent !== 0) throw notPlain;
  const root = readMap(lines, 0, MAX_LEVELS);
  // A line that is indented like no map or list around it goes on with a text, or is wrong.
  if (!lines.ended) throw notPlain;
  return root;
}

function readMap(lines: Lines, indent: number, levels: number): JsonObject {
  if (levels === 0) throw notPlain;
  const values: Record<string, JsonValue> = {};
  do {
    const key = takeKey(lines);
    if (key === undefined || Object.hasOwn(values, key)) throw notPlain;
    lines.skipSpaces();
    values[key] = readBehind(lines, indent, levels, true);
  } while (lines.indent === indent);
  return values;
}

function readList(lines: Lines, indent: number, levels: number): JsonValue[] {
  if (levels === 0) throw notPlain;
  const items: JsonValue[] = [];
  do {
    lines.at++;
    lines.skipSpaces();
    items.push(readItem(lines, indent, levels));
  } while (lines.indent === indent && lines.atDash());
  return items;
}

/** What stands behind a dash: a map or another list may begin on its line. */
function readItem(lines: Lines, indent: number, levels: number): JsonValue {
  const dash = lines.atDash();
  if (!dash && (lines.atLineEnd() || !isKey(lines))) return readBehind(lines, indent, levels, false);
  lines.indentHere();
  return dash ? readList(lines, lines.indent, levels - 1) : readMap(lines, lines.indent, levels - 1);
}

/** What stands behind a colon or dash, or below it. A list may be indented like the key that it belongs to. */
function readBehind(lines: Lines, indent: number, levels: number, ofKey: boolean): JsonValue {
  if (!lines.atLineEnd()) return readInline(lines, levels);
  lines.nextLine();
  const dash = lines.atDash();
  if (lines.indent <= indent && !(ofKey && dash && lines.indent === indent)) return null;
  return dash ? readList(lines, lines.indent, levels - 1) : readMap(lines, lines.indent, levels - 1);
}

function readInline(lines: Lines, levels: number): JsonValue {
  const sign = lines.source[lines.at];
  const value = sign === "[" || sign === "{" ? takeFlow(lines, levels - 1) : (takeQuoted(lines) ?? takePlain(lines));
  lines.endLine();
  return value;
}
