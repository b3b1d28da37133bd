import type { TenantFile } from "../model/generated/tenant.ts";
import type { TierFile } from "../model/generated/tier.ts";
import type { Entity, Project } from "../model/project.ts";

/** Tenants that are not archived. Nobody is asked to mend what no longer has an effect. */
export function* livingTenants({ tenants }: Project): Generator<Entity<TenantFile>> {
  for (const tenant of tenants.values()) if (tenant.data.status !== "archived") yield tenant;
}

/** Each with its tier. A tier that is unknown or broken has a diagnostic of its own, so its tenants are left out. */
export function* livingTenantsWithTier(
  project: Project,
): Generator<{ tenant: Entity<TenantFile>; tier: Entity<TierFile> }> {
  for (const tenant of livingTenants(project)) {
    const tier = project.tiers.get(tenant.data.tier);
    if (tier !== undefined) yield { tenant, tier };
  }
}
