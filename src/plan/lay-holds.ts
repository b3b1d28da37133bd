import type { TenantDocument } from "../model/catalog.ts";
import type { JsonValue } from "../model/json.ts";
import type { Hold } from "../model/registry.ts";
import { withLeaf } from "../model/leaves.ts";

/** A leaf has no value for "off": a feature or flag that is held off is one that the document does not have. */
export function leafOf({ field, value }: Pick<Hold, "field" | "value">): JsonValue {
  return value === false && /^(features|flags)[.[]/.test(field) ? null : value;
}

/**
 * The document with these open holds of its tenant laid over it, in their order, without the flags that are off for all.
 * Of a status only the word: `keepHolds` knows its reason. Its twin in the registry is `tenantry.with_holds`.
 */
export function layHolds(
  document: TenantDocument,
  holds: readonly Pick<Hold, "field" | "value">[],
  killed: ReadonlySet<string> = new Set(),
): TenantDocument {
  const laid = holds.reduce((before, hold) => withLeaf(before, hold.field, leafOf(hold)), document);
  return withoutFlags(laid, killed);
}

function withoutFlags(document: TenantDocument, killed: ReadonlySet<string>): TenantDocument {
  const flags = Object.entries(document.flags);
  if (!flags.some(([id]) => killed.has(id))) return document;
  return { ...document, flags: Object.fromEntries(flags.filter(([id]) => !killed.has(id))) };
}
