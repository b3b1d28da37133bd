import type { JsonObject, JsonValue } from "../../model/json.ts";
import { isJsonObject, sameJson } from "../../model/json.ts";

/**
 * What a flag's file means for everybody. It takes any data, because earlier versions of a file need not have kept the
 * schema; of those that did not, nothing is true.
 */
export function isFullyOn(flag: JsonObject, tiers: readonly string[]): boolean {
  if (flag.state !== "on") return false;
  const reached = new Set<JsonValue>();
  for (const entry of entriesOf(flag)) {
    if (entry.percent !== 100) return false;
    if (entry.tenants !== undefined) continue;
    if (entry.tiers === undefined) return true;
    for (const tier of Array.isArray(entry.tiers) ? (entry.tiers as JsonValue[]) : []) reached.add(tier);
    if (tiers.length > 0 && tiers.every((tier) => reached.has(tier))) return true;
  }
  return false;
}

/** Nobody has it: the switch is off, or no entry of the rollout gives it to anybody. */
export function isFullyOff(flag: JsonObject): boolean {
  return flag.state === "off" || (flag.state === "on" && entriesOf(flag).every(({ percent }) => percent === 0));
}

/** Somebody has it by chance: an entry stands between 0 and 100 percent. */
export function isPartial(flag: JsonObject): boolean {
  return flag.state === "on" && entriesOf(flag).some(({ percent }) => percent !== 0 && percent !== 100);
}

export function sameRollout(a: JsonObject, b: JsonObject): boolean {
  return a.state === b.state && sameJson(a.rollout, b.rollout);
}

function entriesOf({ rollout }: JsonObject): JsonObject[] {
  return Array.isArray(rollout) ? rollout.filter(isJsonObject) : [];
}
