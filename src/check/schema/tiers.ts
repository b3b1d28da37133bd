import type { Document } from "../../model/document.ts";
import { isJsonObject } from "../../model/json.ts";
import { ownValue } from "../../model/own-value.ts";
import { quoteText } from "../../model/quote.ts";
import type { SchemaError, Surroundings } from "./schema-error.ts";

/** The ids of the tiers whose files could be read. */
export function listTiers(loaded: Surroundings | undefined): string[] {
  return loaded === undefined ? [] : [...tiersOf(loaded).keys()];
}

/** `unlimited` for a tenant whose tier has a ceiling that is a number would be refused at once. */
export function hintForCeiling({ document, path, loaded }: SchemaError): string | undefined {
  const [section, id] = path;
  if (document.kind !== "tenant" || section !== "limits" || typeof id !== "string" || path.length > 2) return undefined;
  const { tier } = document.data;
  if (loaded === undefined || typeof tier !== "string") return undefined;
  const limits = tiersOf(loaded).get(tier)?.data["limits"];
  const limit = isJsonObject(limits) ? ownValue(limits, id) : undefined;
  const ceiling = isJsonObject(limit) ? (limit["ceiling"] ?? limit["default"]) : limit;
  if (typeof ceiling !== "number") return undefined;
  return `Write at most ${ceiling}, the ceiling of ${quoteText(tier)}, or \`{value: unlimited, reason: …, expires: …}\`.`;
}

const known = new WeakMap<Surroundings, ReadonlyMap<string, Document>>();

/** Kept, as every file may ask for them. */
function tiersOf(loaded: Surroundings): ReadonlyMap<string, Document> {
  const kept = known.get(loaded);
  if (kept !== undefined) return kept;
  const tiers = loaded.documents.filter(({ kind }) => kind === "tier");
  const byId = new Map(tiers.map((tier) => [tier.id, tier]));
  known.set(loaded, byId);
  return byId;
}
