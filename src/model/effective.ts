/** What is in effect for one tenant: tenant file > tier > feature default. Shared by check and compile. */
import type { FlagValue, Origin } from "./catalog.ts";
import type { Entity, Project } from "./project.ts";
import type { FlagFile } from "./generated/flag.ts";
import type { LimitOverride, TenantFile } from "./generated/tenant.ts";
import type { TierFile, TierLimit } from "./generated/tier.ts";
import type { LimitValue } from "./limit.ts";
import { inRollout } from "./bucket.ts";
import { compareText } from "./diagnostic.ts";
import { ownValue } from "./own-value.ts";

export interface Effective<T> {
  readonly value: T;
  readonly origin: Origin;
}

export function defaultOf(limit: TierLimit): LimitValue {
  return typeof limit === "object" ? limit.default : limit;
}

export function ceilingOf(limit: TierLimit): LimitValue {
  return typeof limit === "object" ? (limit.ceiling ?? limit.default) : limit;
}

export function overrideValue(override: LimitOverride): LimitValue {
  return typeof override === "object" ? override.value : override;
}

/** Limits by id, sorted. A limit that neither the tenant nor its tier sets is absent. */
export function effectiveLimits(
  tenant: Entity<TenantFile>,
  tier: Entity<TierFile>,
): Map<string, Effective<LimitValue>> {
  const overrides = tenant.data.limits ?? {};
  const names = new Set([...Object.keys(tier.data.limits), ...Object.keys(overrides)]);
  const limits = new Map<string, Effective<LimitValue>>();
  for (const name of [...names].sort(compareText)) {
    const override = ownValue(overrides, name);
    const inherited = ownValue(tier.data.limits, name);
    if (override !== undefined)
      limits.set(name, { value: overrideValue(override), origin: originOf("tenant", tenant, ["limits", name]) });
    else if (inherited !== undefined)
      limits.set(name, { value: defaultOf(inherited), origin: originOf(`tier:${tier.id}`, tier, ["limits", name]) });
  }
  return limits;
}

/** The features in effect, sorted by id: the tier's, plus the tenant's `true`, minus its `false`. */
export function effectiveFeatures(tenant: Entity<TenantFile>, tier: Entity<TierFile>): Map<string, Origin> {
  const own = tenant.data.features ?? {};
  const found = new Map<string, Origin>();
  (tier.data.features ?? []).forEach((id, index) => {
    if (ownValue(own, id) !== false) found.set(id, originOf(`tier:${tier.id}`, tier, ["features", index]));
  });
  for (const [id, on] of Object.entries(own))
    if (on && !found.has(id)) found.set(id, originOf("tenant", tenant, ["features", id]));
  return new Map([...found].sort(([a], [b]) => compareText(a, b)));
}

/** The index of the rollout entry that decides for a tenant, the first that matches; -1 when none does. */
export function decidingEntry(flag: Entity<FlagFile>, tenant: Entity<TenantFile>): number {
  return (flag.data.rollout ?? []).findIndex(
    (rule) => (rule.tenants?.includes(tenant.id) ?? true) && (rule.tiers?.includes(tenant.data.tier) ?? true),
  );
}

/**
 * What a flag's rollout alone says for a tenant, requirements left aside: the first entry that matches decides.
 * undefined is off.
 */
export function rolloutValue(
  flag: Entity<FlagFile>,
  tenant: Entity<TenantFile>,
  salt: string,
): Effective<FlagValue> | undefined {
  const index = decidingEntry(flag, tenant);
  const rule = flag.data.rollout?.[index];
  if (flag.data.state === "off" || rule === undefined || rule.percent === 0) return undefined;
  const origin = originOf(`flag:${flag.id}`, flag, ["rollout", index]);
  if (rule.percent === 100) return { value: true, origin };
  if (rule.by === "user") return { value: { by: "user", percent: rule.percent, salt }, origin };
  return inRollout(salt, tenant.id, rule.percent) ? { value: true, origin } : undefined;
}

/**
 * The flags in effect, sorted by id. A flag is on only where all that it requires is on, and for no more users than
 * the flag it requires: as both share a salt, the smaller percentage is the audience they have in common.
 */
export function effectiveFlags(
  project: Project,
  salts: ReadonlyMap<string, string>,
  tenant: Entity<TenantFile>,
  features: ReadonlyMap<string, Origin>,
): Map<string, Effective<FlagValue>> {
  const known = new Map<string, Effective<FlagValue> | undefined>();
  const resolve = (id: string): Effective<FlagValue> | undefined => {
    if (known.has(id)) return known.get(id);
    known.set(id, undefined); // a cycle ends here, off; dependencies/cycle reports it
    const flag = project.flags.get(id);
    let result = flag && rolloutValue(flag, tenant, salts.get(id) ?? id);
    for (const required of flag?.data.requires ?? []) {
      if (result === undefined) break;
      if (features.has(required)) continue;
      const other = resolve(required);
      result = other && { value: narrower(result.value, other.value), origin: result.origin };
    }
    known.set(id, result);
    return result;
  };
  const flags = new Map<string, Effective<FlagValue>>();
  for (const id of project.flags.keys()) {
    const effective = resolve(id);
    if (effective !== undefined) flags.set(id, effective);
  }
  return flags;
}

/**
 * The salt of every flag: flags that depend on each other, directly or not, share the id of the oldest among those of
 * them that require none (docs/adr/0007). So a flag that comes later, to require one that is there, moves nobody.
 */
export function rolloutSalts(project: Project): Map<string, string> {
  const salt = new Map<string, string>();
  const neighbours = new Map<string, string[]>();
  const link = (a: string, b: string) => neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  const dependents = new Set<string>();
  for (const flag of project.flags.values())
    for (const required of flag.data.requires ?? [])
      if (project.flags.has(required)) {
        dependents.add(flag.id);
        link(flag.id, required);
        link(required, flag.id);
      }
  const byAge = [...project.flags.values()].sort(
    (a, b) => compareText(a.data.created, b.data.created) || compareText(a.id, b.id),
  );
  // A cycle alone has no root; check refuses it, and what it is called does not matter.
  for (const { id } of [...byAge.filter((flag) => !dependents.has(flag.id)), ...byAge]) {
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (salt.has(next)) continue;
      salt.set(next, id);
      open.push(...(neighbours.get(next) ?? []));
    }
  }
  return salt;
}

function narrower(a: FlagValue, b: FlagValue): FlagValue {
  if (a === true) return b;
  if (b === true) return a;
  return a.percent <= b.percent ? a : b;
}

function originOf<T>(source: string, entity: Entity<T>, path: Origin["path"]): Origin {
  return { source, file: entity.document.file, path };
}
