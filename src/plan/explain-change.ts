/** Which file explains that an effective value of a tenant changed. */
import type { Catalog, TenantDocument } from "../model/catalog.ts";
import type { EntityChange } from "../model/plan.ts";
import type { RegistryState } from "../model/registry.ts";
import { parsePath, sameJson } from "../model/json.ts";

export interface CauseContext {
  readonly catalog: Catalog;
  readonly state: RegistryState;
  /** The tiers, features and flags that this plan writes, as `tier:gold`. */
  readonly written: ReadonlySet<string>;
}

export function nameEntity({ kind, id }: Pick<EntityChange, "kind" | "id">): string {
  return `${kind}:${id}`;
}

type Explain = (id: string, before: TenantDocument, after: TenantDocument, context: CauseContext) => string;

const inherited: Readonly<Record<string, Explain>> = {
  limits: (_id, _before, after) => `tier:${after.tier}`,
  features: (_id, _before, after) => `tier:${after.tier}`,
  sla: (_id, _before, after) => `tier:${after.tier}`,
  monthly_cost: explainCost,
  flags: explainFlag,
};

/**
 * `tenant` when the tenant's own file explains the value: it sets it, or has moved the tenant to another tier. Else the
 * tier, feature or flag that the value is inherited from.
 */
export function explainChange(
  path: string,
  before: TenantDocument,
  after: TenantDocument,
  context: CauseContext,
): string {
  const [group, id] = (parsePath(path) ?? []).map(String);
  const explain = inherited[group ?? ""];
  const isOwn = explain === undefined || before.tier !== after.tier || isOverridden(path, before, after);
  return isOwn ? "tenant" : explain(id ?? "", before, after, context);
}

/** True for a value that the tenant's file sets itself, or did. */
export function isOwnValue(path: string, before: TenantDocument, after: TenantDocument): boolean {
  const [group] = (parsePath(path) ?? []).map(String);
  return group !== "overrides" && (inherited[group ?? ""] === undefined || isOverridden(path, before, after));
}

function isOverridden(path: string, before: TenantDocument, after: TenantDocument): boolean {
  return before.overrides.includes(path) || after.overrides.includes(path);
}

/**
 * A flag follows the features that it requires, directly or through other flags, where the tenant has won or lost one;
 * else its own file, or that of a flag that it requires.
 */
function explainFlag(id: string, before: TenantDocument, after: TenantDocument, context: CauseContext): string {
  const { flags } = context.catalog;
  const chain = new Set([id]);
  for (const link of chain) {
    const requires = flags[link]?.document["requires"];
    for (const required of Array.isArray(requires) ? requires.map(String) : []) {
      if (before.features.includes(required) !== after.features.includes(required))
        return explainChange(`features.${required}`, before, after, context);
      if (flags[required] !== undefined) chain.add(required);
    }
  }
  const written = [...chain].find((link) => context.written.has(`flag:${link}`));
  return `flag:${written ?? id}`;
}

/** A price follows the add-ons of the tenant, else the price or the features of its tier, else the price of an add-on. */
function explainCost(_id: string, before: TenantDocument, after: TenantDocument, context: CauseContext): string {
  const addons = ownFeatures(after);
  if (!sameJson(ownFeatures(before), addons)) return "tenant";
  const old = context.state.tiers.get(after.tier)?.document;
  const now = context.catalog.tiers[after.tier]?.document;
  const moved = ["monthly_cost", "features"].some((key) => !sameJson(old?.[key], now?.[key]));
  const repriced = addons.map((id) => `feature:${id}`).find((name) => context.written.has(name));
  return moved || repriced === undefined ? `tier:${after.tier}` : repriced;
}

function ownFeatures({ features, overrides }: TenantDocument): string[] {
  return features.filter((id) => overrides.includes(`features.${id}`));
}
