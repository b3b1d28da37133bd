import type { Effect, TenantChange } from "../model/plan.ts";
import { compareText } from "../model/diagnostic.ts";

/**
 * What edits of tiers, features and flags do to the tenants that inherit from them: equal changes are counted. Leaves
 * out what somebody changed live, which no file explains.
 */
export function groupEffects(changes: readonly TenantChange[]): Effect[] {
  const groups = new Map<string, { effect: Omit<Effect, "tenants">; tenants: number }>();
  for (const { fields } of changes) {
    for (const { changed_by, held_by, ...effect } of fields) {
      if (effect.cause === "tenant" || changed_by === "live" || held_by !== undefined) continue;
      const key = JSON.stringify([effect.cause, effect.path, effect.before, effect.after]);
      const group = groups.get(key) ?? { effect, tenants: 0 };
      group.tenants += 1;
      groups.set(key, group);
    }
  }
  return [...groups]
    .sort(([a, { tenants: countA }], [b, { tenants: countB }]) => countB - countA || compareText(a, b))
    .map(([, { effect, tenants }]) => ({ ...effect, tenants }));
}
