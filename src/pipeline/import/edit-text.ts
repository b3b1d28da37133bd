import type { DocumentKind } from "../../model/document.ts";
import type { JsonPath, JsonValue } from "../../model/json.ts";
import { keyOrders } from "../../model/generated/key-orders.ts";
import { applyEdits } from "../../edit/apply-edits.ts";
import { setValue } from "../../edit/set-value.ts";
import { parseDocument } from "../../load/parse-document.ts";

/** A value that a file is to say; undefined takes it away. */
export interface ValueChange {
  readonly path: JsonPath;
  readonly value: JsonValue | undefined;
}

/**
 * The text of a file with other values; comments and every line that no value stands on stay byte for byte.
 * @throws Error for a text that is not of the strict profile: whoever edits has read it
 */
export function editText(kind: DocumentKind, file: string, text: string, changes: readonly ValueChange[]): string {
  return changes.reduce((before, { path, value }) => {
    // The splices of one change move the places of the next.
    const parsed = parseDocument(kind, file, before);
    if (!("document" in parsed)) throw new Error(`${file}: ${parsed.diagnostic.message}`);
    const edits = setValue(parsed.document, path, value, keyOrders[kind]);
    return edits.length === 0 ? before : (applyEdits(() => before, [edits]).texts.get(file) ?? before);
  }, text);
}
