import type { FeatureFile } from "../../src/model/generated/feature.ts";
import type { CatalogSize, Platform, Tier } from "./catalog.ts";
import { makeFlags } from "./flags.ts";
import { Random } from "./random.ts";
import { abilities, areas, markets, nameAt, regions, tierNames } from "./words.ts";

/** Tiers, features and flags in which every requirement holds for every tenant that follows its tier. */
export function makePlatform(size: CatalogSize): Platform {
  const features = makeFeatures(size);
  const tiers = makeTiers(size, features);
  const flags = makeFlags(size, tiers);
  const needed = new Set([...features, ...flags].flatMap((entity) => entity.requires ?? []));
  const optional = new Set(features.map((feature) => feature.feature).filter((id) => !needed.has(id)));
  const pilots = new Set(flags.flatMap(({ rollout = [] }) => rollout.flatMap(({ tenants = [] }) => tenants)));
  return { tiers, features, flags, optional, pilots };
}

/** A feature requires only earlier ones; the last one is the old way, which the second tier's newest replaces. */
function makeFeatures(size: CatalogSize): FeatureFile[] {
  const random = new Random(size.seed, "features");
  const ids = Array.from({ length: size.features }, (_, index) => nameAt(index, areas, abilities, markets));
  const features: FeatureFile[] = ids.map((feature, index) => ({
    feature,
    description: `${title(feature)} for every workspace of a tenant`,
    owner: `${feature.split("_")[0] ?? feature}-platform@gcc.example`,
    ...(index > 1 && random.chance(0.4)
      ? { requires: [ids[random.between(0, Math.floor(index / 2))] ?? feature] }
      : {}),
    monthly_cost: random.between(4, 60) * 500,
  }));
  const legacy = features.at(-1);
  const successor = features[included(1, size) - 1];
  if (size.tiers < 2 || legacy === undefined || successor === undefined || legacy === successor) return features;
  delete legacy.requires;
  legacy.conflicts = [successor.feature];
  successor.conflicts = [legacy.feature];
  return features;
}

function makeTiers(size: CatalogSize, features: readonly FeatureFile[]): [Tier, ...Tier[]] {
  const [lowest, ...others] = Array.from({ length: size.tiers }, (_, rank) => makeTier(size, features, rank));
  if (lowest === undefined) throw new Error("A catalog has at least one tier.");
  return [lowest, ...others];
}

function makeTier(size: CatalogSize, features: readonly FeatureFile[], rank: number): Tier {
  const tier = nameAt(rank % tierNames.length, tierNames, [""], []).slice(0, -1);
  const market = Math.floor(rank / tierNames.length);
  const id = market === 0 ? tier : `${markets[(market - 1) % markets.length] ?? ""}_${tier}_${market}`;
  const core = features.slice(0, -1).slice(0, included(rank, size));
  const has = new Set(core.map((feature) => feature.feature));
  const legacy = features.at(-1);
  const next = features
    .slice(core.length, -1)
    .filter((feature) => feature.requires?.every((need) => has.has(need)) ?? true);
  const grow = (base: number) => Math.round((base * (rank + 1) ** 2.2) / 10) * 10;
  return {
    tier: id,
    rank: rank + 1,
    display_name: title(id),
    description: `Step ${rank + 1} of ${size.tiers} of the platform's service levels`,
    limits: {
      max_users: { default: grow(50), ceiling: grow(80) },
      max_documents: { default: grow(20_000), ceiling: grow(30_000) },
      max_queries_per_day: { default: grow(1_000), ceiling: grow(1_800) },
      storage_quota_gb: { default: grow(20), ceiling: grow(40) },
    },
    features: [...has, ...(rank === 0 && legacy?.conflicts !== undefined ? [legacy.feature] : [])],
    addons: next
      .filter((feature) => feature.conflicts === undefined)
      .slice(0, 3)
      .map((feature) => feature.feature),
    sla: { uptime_percent: Math.min(99.99, 99 + rank * 0.25), response_ms: Math.max(200, 2000 - rank * 350) },
    monthly_cost: grow(20_000),
    regions: regions.slice(0, Math.min(regions.length, rank + 2)),
  };
}

/** How many features, the legacy one left aside, a tier includes: the highest has them all. */
function included(rank: number, size: CatalogSize): number {
  return Math.ceil(((size.features - 1) * (rank + 1)) / size.tiers);
}

/** `search_alerts` → `Search Alerts`. */
export function title(id: string): string {
  return id.replace(/(^|_)(.)/g, (_match, before: string, letter: string) => (before && " ") + letter.toUpperCase());
}
