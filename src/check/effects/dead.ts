import type { FlagFile } from "../../model/generated/flag.ts";
import type { Entity, Project } from "../../model/project.ts";
import { findContradictions } from "./contradictions.ts";
import { closureOf } from "./requirements.ts";
import { isAvailable } from "./satisfiable.ts";
import { groupTenants } from "./tenant-groups.ts";

/**
 * Features that no tier includes or offers. Those that a feature of a tier requires are left out: there they are
 * lacking, which is reported at that tier. None is known while the file of a tier is broken.
 */
export function deadFeatures(project: Project): ReadonlySet<string> {
  const tiers = [...project.tiers.values()];
  if (tiers.length === 0 || project.ids.tier.size > tiers.length) return new Set();
  const impossible = findContradictions(project);
  const missed = new Set(
    tiers
      .flatMap(({ data }) => [...(data.features ?? []), ...(data.addons ?? [])])
      .flatMap((id) => [...closureOf(project, id).keys()]),
  );
  const dead = [...project.features.keys()].filter(
    (id) => !missed.has(id) && !impossible.has(id) && !tiers.some((tier) => isAvailable(tier, id)),
  );
  return new Set(dead);
}

/** A flag that is on and meant for somebody, although no tenant and no tier meets an entry that turns it on. */
export function isOutOfReach(project: Project, { id, data }: Entity<FlagFile>): boolean {
  const rollout = data.rollout ?? [];
  if (data.state === "off" || !rollout.some(({ percent }) => percent > 0)) return false;
  const known = rollout.every(
    (rule) =>
      (rule.tiers ?? []).every((tier) => project.tiers.has(tier)) &&
      (rule.tenants ?? []).every((tenant) => project.tiers.has(project.tenants.get(tenant)?.data.tier ?? "")),
  );
  return known && !groupTenants(project).some((group) => group.flags.has(id));
}
