import type { Entity, Project } from "../model/project.ts";
import type { Origin } from "../model/catalog.ts";
import type { TierFile } from "../model/generated/tier.ts";

/** The tier's price plus those of the features that the tenant switched on itself, summed in whole cents. */
export function monthlyCost(project: Project, tier: Entity<TierFile>, features: ReadonlyMap<string, Origin>): number {
  let cents = toCents(tier.data.monthly_cost);
  for (const [id, { source }] of features)
    if (source === "tenant") cents += toCents(project.features.get(id)?.data.monthly_cost);
  return cents / 100;
}

function toCents(amount = 0): number {
  return Math.round(amount * 100);
}
