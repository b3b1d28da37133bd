import type { FlagFile } from "../../model/generated/flag.ts";
import type { Project } from "../../model/project.ts";

/**
 * The tiers of which all tenants have the flag, where nothing but the tier matters: no entry lists tenants or gives to a
 * part. Empty when something else matters, and when all or none have it.
 */
export function tiersThatDecide({ ids }: Project, { state, rollout = [] }: FlagFile): string[] {
  if (state === "off") return [];
  if (rollout.some(({ tenants, percent }) => tenants !== undefined || (percent !== 0 && percent !== 100))) return [];
  const on = [...ids.tier].filter(
    (tier) => rollout.find(({ tiers }) => tiers?.includes(tier) ?? true)?.percent === 100,
  );
  return on.length === ids.tier.size ? [] : on.sort();
}
