import type { FeatureFile } from "../../src/model/generated/feature.ts";
import type { FlagFile } from "../../src/model/generated/flag.ts";
import type { TierFile } from "../../src/model/generated/tier.ts";
import type { TenantStatus } from "../../src/model/catalog.ts";

/** How large a catalog is, and which one of that size. */
export interface CatalogSize {
  readonly tenants: number;
  readonly tiers: number;
  readonly features: number;
  readonly flags: number;
  readonly seed: number;
}

export const usualSize: CatalogSize = { tenants: 10_000, tiers: 5, features: 40, flags: 50, seed: 1 };

/** The clock of every generated catalog: its dates stay good on any day (`as_of` of tenantry.yaml). */
export const asOf = "2026-11-23";

/** A default and the ceiling of overrides. */
interface Bounds {
  readonly default: number;
  readonly ceiling: number;
}

export interface Tier extends TierFile {
  readonly limits: Record<string, Bounds>;
  readonly features: string[];
  readonly addons: string[];
  readonly regions: string[];
}

export interface Platform {
  /** From the smallest to the largest. */
  readonly tiers: readonly [Tier, ...Tier[]];
  readonly features: readonly FeatureFile[];
  readonly flags: readonly FlagFile[];
  /** Features that nothing builds on: a tenant may switch them off. */
  readonly optional: ReadonlySet<string>;
  /** Tenants that a rollout names: none of them is archived. */
  readonly pilots: ReadonlySet<string>;
}

export const statuses: readonly (readonly [TenantStatus, number])[] = [
  ["active", 930],
  ["provisioning", 30],
  ["suspended", 20],
  ["offboarding", 15],
  ["archived", 5],
];
