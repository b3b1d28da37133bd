import type { TenantStatus } from "./catalog.ts";

/** What an emergency is about to touch, said before it acts. */
export interface TenantPreview {
  readonly kind: "tenant";
  readonly tenant_id: string;
  readonly display_name: string;
  readonly tier: string;
  readonly status: TenantStatus;
  readonly owner: string;
  /** As operations observed it last; null where nobody has. */
  readonly users: number | null;
  /** In the registry's currency. */
  readonly monthly_cost: number;
  readonly currency: string | null;
  /** What it has, which stops with it. */
  readonly features: readonly string[];
  readonly flags: readonly string[];
  /** What requires the feature or flag that is about to be held, by their addresses. */
  readonly dependents: readonly string[];
}

/** Tenants that an emergency touches together, by their tiers. */
export interface AudiencePreview {
  readonly kind: "audience";
  /** `flag new_ranking`. */
  readonly name: string;
  readonly tiers: readonly TierAudience[];
  readonly currency: string | null;
  readonly dependents: readonly string[];
}

export interface TierAudience {
  readonly tier: string;
  readonly tenants: number;
  /** null where nobody has observed any. */
  readonly users: number | null;
  readonly monthly_cost: number;
}
