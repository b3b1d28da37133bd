/** Tiers, features and flags as declared, with what they leave out filled in and their sets in order. */
import type { CatalogEntity } from "../model/catalog.ts";
import type { Entity } from "../model/project.ts";
import type { FeatureFile } from "../model/generated/feature.ts";
import type { FlagFile } from "../model/generated/flag.ts";
import type { JsonObject, JsonValue } from "../model/json.ts";
import type { TierFile } from "../model/generated/tier.ts";
import { ceilingOf, defaultOf } from "../model/effective.ts";
import { compareText } from "../model/diagnostic.ts";
import { canonicalJson, sha256Hex } from "./canonical.ts";

export function compileTier(tier: Entity<TierFile>): CatalogEntity {
  const { limits, features, addons, sla, regions, ...rest } = tier.data;
  const pairs = Object.entries(limits).map(([id, limit]): [string, JsonValue] => [
    id,
    { default: defaultOf(limit), ceiling: ceilingOf(limit) },
  ]);
  return compileEntity(tier, {
    monthly_cost: 0,
    ...rest,
    limits: Object.fromEntries(pairs.sort(([a], [b]) => compareText(a, b))),
    features: sorted(features),
    addons: sorted(addons),
    sla: { ...sla },
    // An empty list allows no region, an absent one all of them.
    ...(regions !== undefined && { regions: sorted(regions) }),
  });
}

export function compileFeature(feature: Entity<FeatureFile>): CatalogEntity {
  const { requires, conflicts, ...rest } = feature.data;
  return compileEntity(feature, {
    monthly_cost: 0,
    ...rest,
    requires: sorted(requires),
    conflicts: sorted(conflicts),
  });
}

export function compileFlag(flag: Entity<FlagFile>): CatalogEntity {
  const { requires, conflicts, rollout, ...rest } = flag.data;
  return compileEntity(flag, {
    ...rest,
    rollout: (rollout ?? []).map(({ tenants, tiers, percent, by }) => ({
      ...(tenants !== undefined && { tenants: sorted(tenants) }),
      ...(tiers !== undefined && { tiers: sorted(tiers) }),
      percent,
      by: by ?? "tenant",
    })),
    requires: sorted(requires),
    conflicts: sorted(conflicts),
  });
}

function compileEntity<T>(entity: Entity<T>, document: JsonObject): CatalogEntity {
  return {
    id: entity.id,
    document,
    hash: sha256Hex(canonicalJson(document)),
    source_path: entity.document.file,
  };
}

function sorted(ids: readonly string[] = []): string[] {
  return [...ids].sort(compareText);
}
