/** Which file explains that an effective value of a tenant changed. */
import type { Catalog, TenantDocument } from "../model/catalog.ts";
import type { EntityChange } from "../model/plan.ts";
import type { RegistryState } from "../model/registry.ts";
import { parsePath, sameJson } from "../model/json.ts";
import { ownValue } from "../model/own-value.ts";

export interface CauseContext {
  readonly catalog: Catalog;
  readonly state: RegistryState;
  /** The tiers, features and flags that this plan writes, as `tier:gold`. */
  readonly written: ReadonlySet<string>;
}

export function nameEntity({ kind, id }: Pick<EntityChange, "kind" | "id">): string {
  return `${kind}:${id}`;
}

type Explain = (path: string, before: TenantDocument, after: TenantDocument, context: CauseContext) => string;

const byTier: Explain = (_path, _before, { tier }) => `tier:${tier}`;
const inherited: Readonly<Record<string, Explain | undefined>> = {
  limits: byTier,
  features: byTier,
  sla: byTier,
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
  const explain = inherited[groupOf(path)];
  const isOwn = explain === undefined || before.tier !== after.tier || isOverridden(path, before, after);
  return isOwn ? "tenant" : explain(path, before, after, context);
}

/** The first step of a path. */
function groupOf(path: string): string {
  const end = path.search(/[.[]/);
  return end < 0 ? path : path.slice(0, end);
}

/** True for a value that the tenant's file sets itself, or did. */
export function isOwnValue(path: string, before: TenantDocument, after: TenantDocument): boolean {
  return path !== "overrides" && (inherited[groupOf(path)] === undefined || isOverridden(path, before, after));
}

function isOverridden(path: string, before: TenantDocument, after: TenantDocument): boolean {
  return before.overrides.includes(path) || after.overrides.includes(path);
}

/**
 * A flag follows the features that it requires, directly or through other flags, where the tenant has won or lost one;
 * else its own file, or that of a flag that it requires.
 */
function explainFlag(path: string, before: TenantDocument, after: TenantDocument, context: CauseContext): string {
  const { flags } = context.catalog;
  const id = String(parsePath(path)?.[1] ?? "");
  const chain = new Set([id]);
  for (const link of chain) {
    const requires = ownValue(flags, link)?.document["requires"];
    for (const required of Array.isArray(requires) ? requires.map(String) : []) {
      if (before.features.includes(required) !== after.features.includes(required))
        return explainChange(`features.${required}`, before, after, context);
      if (Object.hasOwn(flags, required)) chain.add(required);
    }
  }
  const written = [...chain].find((link) => context.written.has(`flag:${link}`));
  return `flag:${written ?? id}`;
}

/** A price follows the add-ons of the tenant, else the price or the features of its tier, else the price of an add-on. */
function explainCost(_path: string, before: TenantDocument, after: TenantDocument, context: CauseContext): string {
  const addons = ownFeatures(after);
  if (!sameJson(ownFeatures(before), addons)) return "tenant";
  const old = context.state.tiers.get(after.tier)?.document;
  const now = ownValue(context.catalog.tiers, after.tier)?.document;
  const moved = ["monthly_cost", "features"].some((key) => !sameJson(old?.[key], now?.[key]));
  const repriced = addons.map((id) => `feature:${id}`).find((name) => context.written.has(name));
  return moved || repriced === undefined ? `tier:${after.tier}` : repriced;
}

function ownFeatures({ features, overrides }: TenantDocument): string[] {
  return features.filter((id) => overrides.includes(`features.${id}`));
}
