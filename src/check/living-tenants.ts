import type { TenantFile } from "../model/generated/tenant.ts";
import type { TierFile } from "../model/generated/tier.ts";
import type { Entity, Project } from "../model/project.ts";

/** Tenants that are not archived, each with its tier. Nobody is asked to mend what no longer has an effect. */
export function* livingTenants({
  tenants,
  tiers,
}: Project): Generator<{ tenant: Entity<TenantFile>; tier: Entity<TierFile> }> {
  for (const tenant of tenants.values()) {
    const tier = tiers.get(tenant.data.tier); // a tier that is unknown or broken has its own diagnostic
    if (tier !== undefined && tenant.data.status !== "archived") yield { tenant, tier };
  }
}
