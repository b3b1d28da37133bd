import type { Project } from "../../model/project.ts";
import type { Cause } from "./collect-by-place.ts";
import type { Conflict } from "./find-conflicts.ts";
import type { Unmet } from "./find-unmet.ts";
import { findContradictions, needingBoth } from "./contradictions.ts";
import { isOn } from "./find-unmet.ts";
import { isBeyondAllTiers, lackingIn } from "./satisfiable.ts";

/**
 * Something lacks what it requires only because nobody could have both: the mistake is in the declarations
 * (dependencies/requires-and-conflicts), or nothing offers what is required (unreachable, unsatisfiable-for-tier).
 */
export function isConsequence(project: Project, { place, fact, groups }: Cause<Unmet>): boolean {
  const { id, kind } = fact.dependent;
  if (findContradictions(project).has(id)) return true;
  if (kind === "flag") return isBeyondAllTiers(project, id);
  const tier = groups[0]?.tier;
  const offered = tier?.data.addons?.includes(id) === true && !tier.data.features?.includes(id);
  return place.document.kind === "tenant" && tier !== undefined && offered && lackingIn(project, tier, id).length > 0;
}

/** Two that exclude each other are both on because something that is on needs both: that one is reported. */
export function isForcedConflict(project: Project, { fact, groups }: Cause<Conflict>): boolean {
  const needing = needingBoth(project, fact.id, fact.other);
  return groups.every((group) => needing.some((id) => isOn(group, id)));
}
