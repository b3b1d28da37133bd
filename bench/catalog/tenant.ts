import type { JsonObject } from "../../src/model/json.ts";
import type { LimitOverride, TenantFile } from "../../src/model/generated/tenant.ts";
import type { Platform, Tier } from "./catalog.ts";
import { statuses } from "./catalog.ts";
import { title } from "./platform.ts";
import { Random } from "./random.ts";
import { tenantId } from "./tenant-id.ts";

/** The `index`-th tenant of a platform, always the same one for a seed. */
export function makeTenant(platform: Platform, seed: number, index: number): TenantFile {
  const id = tenantId(index);
  const random = new Random(seed, id);
  const [lowest] = platform.tiers;
  const tier = random.weigh(
    platform.tiers.map((each, rank) => [each, 1 / (rank + 1)]),
    lowest,
  );
  const weighed = random.weigh(statuses, "active");
  const status = weighed === "archived" && platform.pilots.has(id) ? "active" : weighed;
  const ticket = `https://issues.gcc.example/TEN-${random.between(1000, 99_999)}`;
  const address = id.replaceAll("_", "-");
  return {
    tenant_id: id,
    display_name: title(id),
    tier: tier.tier,
    status,
    ...(status === "suspended" ? { suspension: { reason: "invoices of two quarters are open", ticket } } : {}),
    owner: `platform-owner@${address}.example`,
    billing: { email: `${address}-billing@gcc.example`, cost_center: `CC-${random.between(1000, 9999)}` },
    region: tier.regions[random.between(0, tier.regions.length - 1)] ?? "ap-south-1",
    ...present("compliance", random.sample(["gdpr", "hipaa", "iso-27001", "sox"], random.between(0, 2))),
    ...present("limits", makeLimits(random, tier)),
    ...present("features", makeFeatures(random, platform, tier)),
    config: makeConfig(random, id),
    labels: {
      segment: random.pick(["internal", "partner", "customer"]),
      contract: `GCC-${random.between(2019, 2026)}-${random.between(10_000, 99_999)}`,
      account_manager: random.pick(["a.iyer", "b.novak", "c.okafor", "d.silva", "e.larsen"]),
      wave: `wave-${random.between(1, 12)}`,
      go_live: `${random.between(2019, 2026)}-q${random.between(1, 4)}`,
    },
    ...(random.chance(0.15) ? { prevent_deletion: true } : {}),
  };
}

/** The same tenant after an edit of the kind that most commits make: one limit and one setting. */
export function editTenant(tenant: TenantFile, platform: Platform): TenantFile {
  const tier = platform.tiers.find((each) => each.tier === tenant.tier);
  const ceiling = tier?.limits.max_users?.ceiling ?? 0;
  const users = tenant.limits?.max_users === ceiling ? ceiling - 1 : ceiling;
  return {
    ...tenant,
    limits: { ...tenant.limits, max_users: users },
    config: { ...tenant.config, temperature: tenant.config?.temperature === 0.45 ? 0.4 : 0.45 },
  };
}

/** Half of the tenants override one or two limits within the ceiling; a few go above it for a while. */
function makeLimits(random: Random, tier: Tier): Record<string, LimitOverride> {
  const limits: Record<string, LimitOverride> = {};
  for (const [name, bounds] of random.sample(Object.entries(tier.limits), random.pick([0, 0, 1, 2])))
    limits[name] = random.chance(0.95)
      ? random.between(bounds.default + 1, bounds.ceiling)
      : {
          value: bounds.ceiling * 2,
          reason: "migration of the old archive",
          expires: `2027-0${random.between(1, 9)}-28`,
          ticket: `https://issues.gcc.example/LIM-${random.between(100, 9999)}`,
        };
  return limits;
}

function makeFeatures(random: Random, platform: Platform, tier: Tier): Record<string, boolean> {
  const on = random.chance(0.3) ? random.sample(tier.addons, 1) : [];
  const removable = tier.features.filter((feature) => platform.optional.has(feature));
  const off = random.chance(0.15) ? random.sample(removable, 1) : [];
  return Object.fromEntries([...on.map((id) => [id, true] as const), ...off.map((id) => [id, false] as const)]);
}

function makeConfig(random: Random, id: string): JsonObject {
  return {
    model: random.pick(["gpt-4o", "gpt-4o-mini", "claude-sonnet", "mistral-large"]),
    temperature: random.between(0, 9) / 10,
    max_output_tokens: random.between(2, 16) * 256,
    languages: random.sample(["de", "en", "es", "fr", "hi", "ja"], random.between(1, 3)),
    greeting: `Welcome to the assistant of ${title(id)}. Ask it anything about your documents.`,
    retrieval: { top_k: random.between(4, 20), min_score: random.between(10, 60) / 100, rerank: random.chance(0.7) },
  };
}

function present<K extends string, V extends object>(key: K, value: V): Partial<Record<K, V>> {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as Record<K, V>); // a computed key widens to string
}
