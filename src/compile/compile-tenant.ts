import type { CatalogTenant, Origin, TenantDocument } from "../model/catalog.ts";
import type { Entity, Project } from "../model/project.ts";
import type { JsonObject } from "../model/json.ts";
import type { TenantFile } from "../model/generated/tenant.ts";
import type { TierFile } from "../model/generated/tier.ts";
import type { Effective } from "../model/effective.ts";
import { effectiveFeatures, effectiveFlags, effectiveLimits } from "../model/effective.ts";
import { compareText } from "../model/diagnostic.ts";
import { parsePath } from "../model/json.ts";
import { leavesOf } from "../model/leaves.ts";
import { canonicalJson, sha256Hex } from "./canonical.ts";
import type { OutlineOf } from "./known-tenants.ts";
import { monthlyCost } from "./monthly-cost.ts";

/** What is in effect for one tenant. Throws when its tier is unknown: check comes first. */
export function compileTenant(
  project: Project,
  salts: ReadonlyMap<string, string>,
  tenant: Entity<TenantFile>,
  outlineOf: OutlineOf,
): CatalogTenant {
  const tier = project.tiers.get(tenant.data.tier);
  if (tier === undefined) throw new Error(`tenant ${tenant.id} has the unknown tier ${tenant.data.tier}`);
  let built: TenantDocument | undefined;
  const document = () => (built ??= buildDocument(project, salts, tenant, tier));
  const { hash, monthly_cost } = outlineOf(tenant.document, () => ({
    // A document is JSON: its optional keys are absent rather than undefined.
    hash: sha256Hex(canonicalJson(document() as unknown as JsonObject)),
    monthly_cost: document().monthly_cost,
  }));
  return {
    get document() {
      return document();
    },
    hash,
    monthly_cost,
    source_path: tenant.document.file,
    ...(tenant.data.status_reason !== undefined && { status_reason: tenant.data.status_reason }),
    // Worked out, again, when somebody asks: plan and sync of ten thousand tenants never do.
    get origins() {
      return originsOf(project, salts, document(), tenant, tier);
    },
  };
}

function buildDocument(
  project: Project,
  salts: ReadonlyMap<string, string>,
  tenant: Entity<TenantFile>,
  tier: Entity<TierFile>,
): TenantDocument {
  const limits = effectiveLimits(tenant, tier);
  const features = effectiveFeatures(tenant, tier);
  const flags = effectiveFlags(project, salts, tenant, features);
  const { data } = tenant;
  const document: Building<TenantDocument> = {
    tenant_id: data.tenant_id,
    display_name: data.display_name,
    tier: data.tier,
    status: data.status,
    owner: data.owner,
    region: data.region,
    compliance: [...(data.compliance ?? [])].sort(compareText),
    labels: data.labels ?? {},
    limits: valuesOf(limits),
    features: [...features.keys()],
    flags: valuesOf(flags),
    config: data.config ?? {},
    sla: tier.data.sla ?? {},
    monthly_cost: monthlyCost(project, tier, features),
    prevent_deletion: data.prevent_deletion ?? false,
    overrides: overridesOf(data),
  };
  if (data.billing !== undefined) document.billing = data.billing;
  // What is left of an old suspension has no effect.
  if (data.status === "suspended" && data.suspension !== undefined) document.suspension = data.suspension;
  return document;
}

/** Optional keys are set one by one: spreading them in takes a fifth of the whole compilation. */
type Building<T> = { -readonly [K in keyof T]: T[K] };

function overridesOf({ limits, features }: TenantFile): string[] {
  const paths = [
    ...Object.keys(limits ?? {}).map((id) => `limits.${id}`),
    ...Object.keys(features ?? {}).map((id) => `features.${id}`),
  ];
  return paths.sort(compareText);
}

function valuesOf<T>(effective: ReadonlyMap<string, Effective<T>>): Record<string, T> {
  const values = [...effective].map(([id, { value }]): [string, T] => [id, value]);
  return Object.fromEntries(values.sort(([a], [b]) => compareText(a, b)));
}

/** The origin of every leaf, and of every feature that the tenant's file switches off. */
function originsOf(
  project: Project,
  salts: ReadonlyMap<string, string>,
  document: TenantDocument,
  tenant: Entity<TenantFile>,
  tier: Entity<TierFile>,
): Record<string, Origin> {
  const limits = effectiveLimits(tenant, tier);
  const features = effectiveFeatures(tenant, tier);
  const flags = effectiveFlags(project, salts, tenant, features);
  const leaves = leavesOf(document);
  leaves.delete("overrides"); // says which values are the tenant's, and is none of them
  const origins: Record<string, Origin> = {};
  for (const path of new Set([...document.overrides, ...leaves.keys()])) {
    const [group, id = ""] = (parsePath(path) ?? []).map(String);
    const inherited =
      (group === "limits" && limits.get(id)?.origin) ||
      (group === "features" && features.get(id)) ||
      (group === "flags" && flags.get(id)?.origin);
    const ofTier = group === "sla" || group === "monthly_cost";
    origins[path] = inherited || (ofTier ? statedIn(tier, `tier:${tier.id}`, path) : statedIn(tenant, "tenant", path));
  }
  return origins;
}

/** `default` for a value that the file leaves out. */
function statedIn(entity: Entity<object>, source: string, path: string): Origin {
  const steps = parsePath(path) ?? [];
  const stated = Object.hasOwn(entity.data, String(steps[0]));
  return { source: stated ? source : "default", file: entity.document.file, path: steps };
}
