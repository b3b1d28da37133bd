import type { TierFile } from "../../model/generated/tier.ts";
import type { Entity, Project } from "../../model/project.ts";
import { closureOf, type Closure } from "./requirements.ts";

/** Whether a tenant of the tier can have it on: the tier includes it or offers it as an add-on. */
export function isAvailable(tier: Entity<TierFile>, feature: string): boolean {
  const { features = [], addons = [] } = tier.data;
  const ids = available.get(tier) ?? new Set([...features, ...addons]);
  available.set(tier, ids);
  return ids.has(feature);
}

/** It is asked for every feature that anything requires. */
const available = new WeakMap<Entity<TierFile>, ReadonlySet<string>>();

/**
 * The features that something requires, directly or not, and that a tier neither includes nor offers: no tenant of the
 * tier can have it on. What has no file is left out, as it has a diagnostic of its own.
 */
export function lackingIn(project: Project, tier: Entity<TierFile>, id: string): string[] {
  return requiredFeatures(project, id).filter((required) => !isAvailable(tier, required));
}

function requiredFeatures(project: Project, id: string): readonly string[] {
  const closure = closureOf(project, id);
  const features = required.get(closure) ?? [...closure.keys()].filter((other) => project.ids.feature.has(other));
  required.set(closure, features);
  return features;
}

/** Every tier asks for them. */
const required = new WeakMap<Closure, readonly string[]>();

/** By rank: the tiers in which all that is required can be on. */
export function satisfyingTiers(project: Project, required: readonly string[]): string[] {
  return [...project.tiers.values()]
    .sort((a, b) => a.data.rank - b.data.rank)
    .filter((tier) => required.every((id) => isAvailable(tier, id)))
    .map(({ id }) => id);
}

/** No tier at all can satisfy what it requires. Unknown while the file of a tier is broken. */
export function isBeyondAllTiers(project: Project, id: string): boolean {
  if (project.tiers.size === 0 || project.ids.tier.size > project.tiers.size) return false;
  return [...project.tiers.values()].every((tier) => lackingIn(project, tier, id).length > 0);
}
