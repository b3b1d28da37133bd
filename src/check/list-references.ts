import type { Project } from "../model/project.ts";
import type { Place } from "./rule.ts";
import { keyAt, valueAt } from "./rule.ts";

/** A place in a file that names something by its id. */
export interface Reference {
  readonly id: string;
  readonly place: Place;
}

export function* listTierReferences({ tenants, flags }: Project): Generator<Reference> {
  for (const tenant of tenants.values()) yield { id: tenant.data.tier, place: valueAt(tenant, "tier") };
  for (const flag of flags.values())
    for (const [entry, rule] of (flag.data.rollout ?? []).entries())
      for (const [index, id] of (rule.tiers ?? []).entries())
        yield { id, place: valueAt(flag, "rollout", entry, "tiers", index) };
}

export function* listTenantReferences({ flags }: Project): Generator<Reference> {
  for (const flag of flags.values())
    for (const [entry, rule] of (flag.data.rollout ?? []).entries())
      for (const [index, id] of (rule.tenants ?? []).entries())
        yield { id, place: valueAt(flag, "rollout", entry, "tenants", index) };
}

/** All that can only mean a feature. */
export function* listFeatureReferences({ tiers, features, tenants }: Project): Generator<Reference> {
  for (const tier of tiers.values())
    for (const list of ["features", "addons"] as const)
      for (const [index, id] of (tier.data[list] ?? []).entries()) yield { id, place: valueAt(tier, list, index) };
  for (const feature of features.values())
    for (const list of ["requires", "conflicts"] as const)
      for (const [index, id] of (feature.data[list] ?? []).entries())
        yield { id, place: valueAt(feature, list, index) };
  for (const tenant of tenants.values())
    for (const id in tenant.data.features) yield { id, place: keyAt(tenant, "features", id) };
}

/** What flags require and exclude: features or flags. */
export function* listFlagReferences({ flags }: Project): Generator<Reference> {
  for (const flag of flags.values())
    for (const list of ["requires", "conflicts"] as const)
      for (const [index, id] of (flag.data[list] ?? []).entries()) yield { id, place: valueAt(flag, list, index) };
}

export function* listLimitReferences({ tiers, tenants }: Project): Generator<Reference> {
  for (const tier of tiers.values()) for (const id in tier.data.limits) yield { id, place: keyAt(tier, "limits", id) };
  for (const tenant of tenants.values())
    for (const id in tenant.data.limits) yield { id, place: keyAt(tenant, "limits", id) };
}
