/** What the file of a tier, feature or flag says, from its compiled document: compiling it again gives the same. */
import type { JsonObject, JsonValue } from "../../model/json.ts";
import { isJsonObject, sameJson } from "../../model/json.ts";

export function declareTier(document: JsonObject): JsonObject {
  const { limits, ...rest } = document;
  const short = isJsonObject(limits)
    ? Object.fromEntries(Object.entries(limits).map(([id, limit]) => [id, shortLimit(limit)]))
    : limits;
  return withoutDefaults({ ...rest, ...(short !== undefined && { limits: short }) }, ["features", "addons"]);
}

export function declareFeature(document: JsonObject): JsonObject {
  return withoutDefaults(document, ["requires", "conflicts"]);
}

export function declareFlag(document: JsonObject): JsonObject {
  const { rollout, ...rest } = document;
  const entries = Array.isArray(rollout) ? rollout.map((entry: JsonValue) => withoutTenantBy(entry)) : rollout;
  const declared = { ...rest, ...(entries !== undefined && { rollout: entries }) };
  return withoutDefaults(declared, ["rollout", "requires", "conflicts"]);
}

/** One number where default and ceiling are the same. */
function shortLimit(limit: JsonValue): JsonValue {
  if (!isJsonObject(limit)) return limit;
  const { default: normal, ceiling, ...rest } = limit;
  if (normal === undefined || ceiling === undefined) return limit;
  return sameJson(normal, ceiling) ? normal : { default: normal, ceiling, ...rest }; // the database has its own order
}

function withoutTenantBy(entry: JsonValue): JsonValue {
  if (!isJsonObject(entry) || entry["by"] !== "tenant") return entry;
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== "by"));
}

/** An empty list of regions allows none: only the lists that are named are empty by default. */
function withoutDefaults(document: JsonObject, lists: readonly string[]): JsonObject {
  const isDefault = ([key, value]: [string, JsonValue]) =>
    (lists.includes(key) && Array.isArray(value) && value.length === 0) ||
    (key === "monthly_cost" && value === 0) ||
    (key === "sla" && isJsonObject(value) && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(document).filter((entry) => !isDefault(entry)));
}
