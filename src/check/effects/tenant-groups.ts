import type { Origin } from "../../model/catalog.ts";
import type { TenantFile } from "../../model/generated/tenant.ts";
import type { TierFile } from "../../model/generated/tier.ts";
import type { Entity, Project } from "../../model/project.ts";
import { decidingEntry, effectiveFeatures } from "../../model/effective.ts";
import { livingTenantsWithTier } from "../living-tenants.ts";

/** Tenants in the same situation: the same features and flags are on for each of them, for the same reasons. */
export interface TenantGroup {
  readonly tier: Entity<TierFile>;
  /** Stands for them all. */
  readonly sample: Entity<TenantFile>;
  /** Sorted by id. Empty for a tier that nobody uses: the sample is then a tenant that sets nothing itself. */
  readonly tenants: readonly Entity<TenantFile>[];
  readonly features: ReadonlyMap<string, Origin>;
  /** The flags that are on or can be on, whatever the percentage, with the rollout entry that says so. */
  readonly flags: ReadonlyMap<string, number>;
}

/**
 * All tenants that are not archived, and every tier. A catalog has few situations and many tenants, so what is asked
 * of every tenant is asked once a group.
 */
export function groupTenants(project: Project): readonly TenantGroup[] {
  const groups = grouped.get(project) ?? buildGroups(project);
  grouped.set(project, groups);
  return groups;
}

/** Several rules ask for the groups of one project. */
const grouped = new WeakMap<Project, readonly TenantGroup[]>();

function buildGroups(project: Project): TenantGroup[] {
  const targeted = targetedTenants(project);
  const members = new Map<string, Entity<TenantFile>[]>();
  const used = new Set<string>();
  for (const { tenant } of livingTenantsWithTier(project)) {
    used.add(tenant.data.tier);
    const key = JSON.stringify([
      tenant.data.tier,
      Object.entries(tenant.data.features ?? {}).sort(),
      targeted.has(tenant.id) ? tenant.id : "",
    ]);
    const group = members.get(key);
    if (group === undefined) members.set(key, [tenant]);
    else group.push(tenant);
  }
  const groups = [...members.values()].flatMap((tenants) => {
    const tier = tenants[0] && project.tiers.get(tenants[0].data.tier);
    return tier === undefined ? [] : [groupOf(project, tier, tenants)];
  });
  const unused = [...project.tiers.values()].filter((tier) => !used.has(tier.id));
  return [...groups, ...unused.map((tier) => groupOf(project, tier, []))];
}

/** The situation of tenants that agree in tier and features; of a tier's defaults when there are none. */
export function groupOf(project: Project, tier: Entity<TierFile>, tenants: readonly Entity<TenantFile>[]): TenantGroup {
  const sample = tenants[0] ?? plainTenant(tier);
  const flags = new Map<string, number>();
  for (const flag of project.flags.values()) {
    const index = decidingEntry(flag, sample);
    const percent = flag.data.rollout?.[index]?.percent ?? 0;
    if (flag.data.state === "on" && percent > 0) flags.set(flag.id, index);
  }
  return { tier, sample, tenants, features: effectiveFeatures(sample, tier), flags };
}

/** Rollouts that name a tenant can put it into a situation of its own. */
function targetedTenants({ flags }: Project): Set<string> {
  const named = new Set<string>();
  for (const flag of flags.values())
    for (const rule of flag.data.rollout ?? []) for (const id of rule.tenants ?? []) named.add(id);
  return named;
}

function plainTenant(tier: Entity<TierFile>): Entity<TenantFile> {
  const data: TenantFile = {
    tenant_id: "",
    display_name: "",
    tier: tier.id,
    status: "active",
    owner: "",
    region: "",
  };
  return { id: "", data, document: tier.document };
}
