import type { TenantDocument } from "../../model/catalog.ts";
import type { JsonObject, JsonValue } from "../../model/json.ts";
import { isJsonObject, sameJson } from "../../model/json.ts";
import type { LimitValue } from "../../model/limit.ts";
import { compareLimits } from "../../model/limit.ts";
import { compareText } from "../../model/diagnostic.ts";
import { ownValue } from "../../model/own-value.ts";

/** What is written beside a limit above its tier's ceiling: the rules want both. */
export interface Excess {
  readonly reason: string;
  /** A date, `2027-01-31`. */
  readonly expires: string;
}

/**
 * What the file of a tenant says, from what is in effect for it: values that its tier gives as well are left to the tier,
 * unless the document names them as the tenant's own. Flags, cost and SLA are for other files to say.
 *
 * @param tier its compiled document; undefined when it is not known: then everything is the tenant's own
 */
export function declareTenant(document: TenantDocument, tier: JsonObject | undefined, excess: Excess): JsonObject {
  const { tenant_id, display_name, status, suspension, owner, billing, region, compliance, labels, config } = document;
  const limits = ownLimits(document, tier, excess);
  const features = ownFeatures(document, tier);
  const declared: Record<string, JsonValue> = { tenant_id, display_name, tier: document.tier, status };
  if (suspension !== undefined) declared["suspension"] = suspension;
  declared["owner"] = owner;
  if (billing !== undefined) declared["billing"] = billing;
  declared["region"] = region;
  if (compliance.length > 0) declared["compliance"] = compliance;
  if (Object.keys(limits).length > 0) declared["limits"] = limits;
  if (Object.keys(features).length > 0) declared["features"] = features;
  if (Object.keys(config).length > 0) declared["config"] = config;
  if (Object.keys(labels).length > 0) declared["labels"] = labels;
  if (document.prevent_deletion) declared["prevent_deletion"] = true;
  return declared;
}

function ownLimits({ limits, overrides }: TenantDocument, tier: JsonObject | undefined, excess: Excess): JsonObject {
  const inherited = tier?.["limits"];
  const own = Object.entries(limits).flatMap(([id, value]): [string, JsonValue][] => {
    const given = isJsonObject(inherited) ? ownValue(inherited, id) : undefined;
    const { default: normal, ceiling } = isJsonObject(given) ? given : {};
    if (sameJson(normal, value) && !overrides.includes(`limits.${id}`)) return [];
    return [[id, isLimit(ceiling) && compareLimits(value, ceiling) > 0 ? { value, ...excess } : value]];
  });
  return Object.fromEntries(own);
}

function isLimit(value: JsonValue | undefined): value is LimitValue {
  return typeof value === "number" || value === "unlimited";
}

function ownFeatures({ features, overrides }: TenantDocument, tier: JsonObject | undefined): JsonObject {
  const included = listOf(tier?.["features"]);
  const named = overrides.filter((path) => path.startsWith("features.")).map((path) => path.slice("features.".length));
  const ids = new Set([
    ...features.filter((id) => !included.includes(id)),
    ...included.filter((id) => !features.includes(id)),
    ...named,
  ]);
  return Object.fromEntries([...ids].sort(compareText).map((id) => [id, features.includes(id)]));
}

function listOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
