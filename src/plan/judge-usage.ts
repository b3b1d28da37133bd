/** Whether tenants use more than a lower limit would leave them. */
import type { Catalog, TenantDocument } from "../model/catalog.ts";
import { compareLimits } from "../model/limit.ts";
import { ownValue } from "../model/own-value.ts";
import type { SafetyFinding, TenantChange } from "../model/plan.ts";
import type { TenantUsage } from "../model/usage.ts";

type MeasuredKey = Exclude<keyof TenantUsage, "observed_at">;
type LimitDefinition = Catalog["limits"][string];

export interface UsageVerdict {
  readonly safety: readonly SafetyFinding[];
  /** In sentences. */
  readonly warnings: readonly string[];
}

interface Overage {
  readonly tenant_id: string;
  readonly message: string;
  readonly resets: boolean;
}

/**
 * A limit that falls below what was observed is refused until somebody says that it is meant (`overages=2`, in tenants);
 * one that resets by itself is only warned of.
 */
export function judgeUsage(
  changes: readonly TenantChange[],
  limits: Catalog["limits"],
  usage: ReadonlyMap<string, TenantUsage>,
  allowed = 0,
): UsageVerdict {
  const overages = changes.flatMap((change) => listOverages(change, limits, usage.get(change.tenant_id)));
  const lasting = overages.filter(({ resets }) => !resets);
  const count = new Set(lasting.map(({ tenant_id }) => tenant_id)).size;
  const refused = count > allowed ? lasting : [];
  return {
    safety: refused.map(({ message }) => ({
      ...{ limit: "below_usage", message, count, allowed: 0, acknowledge: `overages=${count}` },
    })),
    warnings: overages.filter(({ resets }) => resets).map(({ message }) => message),
  };
}

function listOverages(
  { tenant_id, before, document }: TenantChange,
  limits: Catalog["limits"],
  usage: TenantUsage | undefined,
): Overage[] {
  if (before === undefined || document === undefined || usage === undefined) return [];
  return Object.entries(limits).flatMap(([name, definition]) => {
    const column = measuredBy(definition);
    const used = column === undefined ? null : usage[column];
    const value = lowered(name, before, document);
    if (used === null || value === undefined || used <= value) return [];
    const rest = `to ${value} ${definition.unit}, but it uses ${used} (observed ${usage.observed_at})`;
    return [{ tenant_id, message: `Tenant ${tenant_id}: ${name} falls ${rest}.`, resets: definition.kind === "rate" }];
  });
}

/** Which column of `tenant_runtime` measures a limit, by its unit; none for any other. */
function measuredBy({ unit, kind, per }: LimitDefinition): MeasuredKey | undefined {
  if (kind === "rate") return unit === "queries" && per === "day" ? "queries_today" : undefined;
  return unit === "users" || unit === "documents" ? unit : unit === "GB" ? "storage_gb" : undefined;
}

/** The new value of a limit that goes down. */
function lowered(name: string, before: TenantDocument, after: TenantDocument): number | undefined {
  const [old, value] = [ownValue(before.limits, name), ownValue(after.limits, name)];
  if (old === undefined || value === undefined || value === "unlimited") return undefined;
  return compareLimits(value, old) < 0 ? value : undefined;
}
