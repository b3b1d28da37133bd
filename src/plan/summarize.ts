import type { Catalog } from "../model/catalog.ts";
import type { Plan, TenantChange } from "../model/plan.ts";

/** Counts, and what all tenants cost a month before and after, summed in whole cents. */
export function summarize(catalog: Catalog, changes: readonly TenantChange[], held: number): Plan["summary"] {
  const count = { create: 0, update: 0, delete: 0 };
  // A tenant that the plan leaves alone costs what the catalog says.
  const before = new Map(Object.values(catalog.tenants).map(({ document }) => [document.tenant_id, cents(document)]));
  const after = new Map(before);
  for (const { action, tenant_id, cost_before, cost_after } of changes) {
    count[action] += 1;
    before.set(tenant_id, cents({ monthly_cost: cost_before }));
    after.set(tenant_id, cents({ monthly_cost: cost_after }));
  }
  const total = Object.keys(catalog.tenants).length;
  return {
    ...count,
    held,
    unchanged: total - count.create - count.update,
    total,
    cost_before: sum(before) / 100,
    cost_after: sum(after) / 100,
  };
}

function cents({ monthly_cost }: { monthly_cost: number }): number {
  return Math.round(monthly_cost * 100);
}

function sum(amounts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const amount of amounts.values()) total += amount;
  return total;
}
