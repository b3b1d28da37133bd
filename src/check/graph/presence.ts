import type { TenantFile } from "../../model/generated/tenant.ts";
import type { TierFile } from "../../model/generated/tier.ts";
import type { Presence } from "../../model/graph.ts";
import type { Entity, Project } from "../../model/project.ts";
import type { TenantGroup } from "../effects/tenant-groups.ts";
import { effectiveFeatures, effectiveFlags, rolloutSalts } from "../../model/effective.ts";
import { groupTenants } from "../effects/tenant-groups.ts";

/** In percent of the users or tenants, by node id; what is absent is off. */
type Shares = ReadonlyMap<string, number>;

/** For whom of some tenants a node is on. */
export type PresenceOf = (nodeId: string) => Presence;

/** For all tenants that are not archived, or for those of a tier; where there are none, for those that could come. */
export function presenceInGroups(project: Project, tier: string | undefined): PresenceOf {
  const groups = groupTenants(project).filter((group) => tier === undefined || group.tier.id === tier);
  const inhabited = groups.filter(({ tenants }) => tenants.length > 0);
  return summarize((inhabited.length > 0 ? inhabited : groups).map((group) => sharesIn(project, group)));
}

/** For one tenant, exactly: a percentage of tenants is decided. */
export function presenceForTenant(project: Project, tenant: Entity<TenantFile>, tier: Entity<TierFile>): PresenceOf {
  const features = effectiveFeatures(tenant, tier);
  const flags = effectiveFlags(project, rolloutSalts(project), tenant, features);
  const shares = new Map([...features.keys()].map((id) => [`feature:${id}`, 100]));
  for (const [id, { value }] of flags) shares.set(`flag:${id}`, value === true ? 100 : value.percent);
  return summarize([shares]);
}

function summarize(all: readonly Shares[]): PresenceOf {
  return (nodeId) => {
    if (all.length > 0 && all.every((shares) => shares.get(nodeId) === 100)) return "all";
    return all.some((shares) => (shares.get(nodeId) ?? 0) > 0) ? "some" : "none";
  };
}

/** As effective values are worked out: a flag reaches no more than the least of what it requires. */
function sharesIn(project: Project, group: TenantGroup): Shares {
  const shares = new Map([...group.features.keys()].map((id) => [`feature:${id}`, 100]));
  const shareOf = (id: string): number => {
    const known = shares.get(`flag:${id}`);
    if (known !== undefined) return known;
    shares.set(`flag:${id}`, 0); // a cycle ends here, off
    const flag = project.flags.get(id);
    const required = flag?.data.requires ?? [];
    let share = flag?.data.rollout?.[group.flags.get(id) ?? -1]?.percent ?? 0;
    for (const other of required) {
      if (share === 0) break;
      if (!group.features.has(other)) share = Math.min(share, shareOf(other));
    }
    shares.set(`flag:${id}`, share);
    return share;
  };
  for (const id of group.flags.keys()) shareOf(id);
  return shares;
}
