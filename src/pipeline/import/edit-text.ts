import type { Document, DocumentKind } from "../../model/document.ts";
import type { JsonPath, JsonValue } from "../../model/json.ts";
import { keyOrders } from "../../model/generated/key-orders.ts";
import { applyEdits } from "../../edit/apply-edits.ts";
import { stepToList } from "../../edit/set-list.ts";
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
  return changes.reduce((before, change) => editValue(kind, file, before, change), text);
}

/** The splices of one step move the places of the next, so the text is read again in between. */
function editValue(kind: DocumentKind, file: string, text: string, change: ValueChange): string {
  for (let before = text; ;) {
    const { edits, last } = nextStep(parse(kind, file, before), kind, change);
    const after = edits.length === 0 ? before : (applyEdits(() => before, [edits]).texts.get(file) ?? before);
    if (last) return after;
    before = after;
  }
}

function nextStep(document: Document, kind: DocumentKind, { path, value }: ValueChange) {
  // The lists of ids and words at the top of a file are sets; what lies in `config` is for others to read.
  const step = value === undefined ? undefined : stepToList(document, path, value, path.length > 1);
  if (step !== undefined) return { edits: step, last: step.length === 0 };
  return { edits: setValue(document, path, value, keyOrders[kind]), last: true };
}

function parse(kind: DocumentKind, file: string, text: string): Document {
  const parsed = parseDocument(kind, file, text);
  if ("document" in parsed) return parsed.document;
  throw new Error(`${file}: ${parsed.diagnostic.message}`);
}
