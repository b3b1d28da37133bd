import type { Catalog } from "../model/catalog.ts";
import type { JsonObject, JsonValue } from "../model/json.ts";
import type { SafetyFinding, SettingChange } from "../model/plan.ts";
import type { RegistryInfo } from "../model/registry.ts";
import type { Allowance } from "./exceed-limit.ts";
import { isJsonObject, joinPath } from "../model/json.ts";
import { diffLeaves } from "./diff-leaves.ts";

/** What tenantry.yaml says of every price and limit: its currency, and the unit, kind and period of each limit. */
export function diffSettings(catalog: Catalog, { currency, limits }: RegistryInfo): SettingChange[] {
  if (currency === null) return []; // the first sync
  const before = leavesOf(currency, limits ?? catalog.limits);
  return diffLeaves(before, leavesOf(catalog.currency, catalog.limits));
}

function leavesOf(currency: string, limits: JsonObject): Map<string, JsonValue> {
  const leaves = new Map<string, JsonValue>([["currency", currency]]);
  for (const [id, definition] of Object.entries(limits))
    for (const [key, value] of Object.entries(isJsonObject(definition) ? definition : {}))
      leaves.set(joinPath(joinPath("limits", id), key), value);
  return leaves;
}

/** Every price of every tenant is read in the new one, and not one of them has changed. */
export function judgeCurrency(changes: readonly SettingChange[], allow: Allowance): SafetyFinding[] {
  const change = changes.find(({ path }) => path === "currency");
  if (change === undefined || (allow.currency ?? 0) > 0) return [];
  const message = `The currency changes from ${JSON.stringify(change.before)} to ${JSON.stringify(change.after)}: no price is converted, each is read in the new one.`;
  return [{ limit: "currency", message, count: 1, allowed: 0, acknowledge: "currency=1" }];
}
