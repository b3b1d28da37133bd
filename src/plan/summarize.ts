import type { Catalog } from "../model/catalog.ts";
import type { Plan, TenantChange } from "../model/plan.ts";
import { isWrittenDownOnly } from "../model/plan.ts";
import type { NamedDiff } from "./select-changes.ts";

/** Counts, and what all tenants cost a month before and after, summed in whole cents. What is left out costs as before. */
export function summarize(
  catalog: Catalog,
  changes: readonly TenantChange[],
  held: number,
  leftOut: readonly NamedDiff[] = [],
): Plan["summary"] {
  const count = { create: 0, update: 0, delete: 0 };
  const changed = new Set<string>();
  let [before, after, writtenDown] = [0, 0, 0];
  for (const change of changes) {
    const { action, tenant_id, cost_before, cost_after } = change;
    if (isWrittenDownOnly(change)) writtenDown += 1;
    else count[action] += 1;
    changed.add(tenant_id);
    before += toCents(cost_before);
    after += toCents(cost_after);
  }
  let unchanged = 0;
  for (const { tenant_id, change } of leftOut) {
    changed.add(tenant_id);
    unchanged += toCents(change?.cost_before ?? 0);
  }
  // A tenant that the plan leaves alone costs what the catalog says.
  for (const [id, { monthly_cost }] of Object.entries(catalog.tenants))
    if (!changed.has(id)) unchanged += toCents(monthly_cost);
  const total = Object.keys(catalog.tenants).length;
  return {
    ...count,
    held,
    unchanged: total - count.create - count.update,
    written_down: writtenDown,
    total,
    cost_before: (unchanged + before) / 100,
    cost_after: (unchanged + after) / 100,
  };
}

function toCents(amount: number): number {
  return Math.round(amount * 100);
}
