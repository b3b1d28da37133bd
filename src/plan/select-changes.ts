import type { EntityKind } from "../model/document.ts";
import type { SafetyFinding, Selection } from "../model/plan.ts";
import type { EntityDiff } from "./diff-entities.ts";
import type { TenantDiff } from "./diff-tenant.ts";
import { addressOf } from "./selection.ts";

export type NamedDiff = TenantDiff & { readonly tenant_id: string };

interface Changes {
  readonly entities: readonly EntityDiff[];
  readonly tenants: readonly NamedDiff[];
}

export interface SelectedChanges extends Changes {
  /** Tenants that change, and are left out. */
  readonly leftOut: readonly NamedDiff[];
  /** How many changes of all kinds are left out. */
  readonly count: number;
  readonly safety: readonly SafetyFinding[];
}

/**
 * The changes of what is asked for. A tenant's row refers to its tier: a tier that is new comes with the tenants that
 * need it.
 */
export function selectChanges(all: Changes, selection: Selection | undefined): SelectedChanges {
  if (selection === undefined) return { ...all, leftOut: [], count: 0, safety: [] };
  const targets = new Set(selection.targets);
  const excludes = new Set(selection.excludes);
  const wants = (kind: EntityKind, id: string) => {
    const address = addressOf(kind, id);
    return !excludes.has(address) && (targets.size === 0 || targets.has(address));
  };
  const tenants = all.tenants.filter((diff) => wants("tenant", diff.tenant_id));
  const needed = new Set(tenants.flatMap(({ change }) => change?.document?.tier ?? []));
  const isNeeded = ({ write }: EntityDiff) =>
    write.kind === "tier" && write.action === "create" && needed.has(write.id);
  const entities = all.entities.filter((diff) => wants(diff.write.kind, diff.write.id) || isNeeded(diff));
  const leftOut = all.tenants.filter(({ tenant_id, change }) => change !== undefined && !wants("tenant", tenant_id));
  const missing = entities.filter((diff) => isNeeded(diff) && excludes.has(addressOf("tier", diff.write.id)));
  return {
    entities,
    tenants,
    leftOut,
    count: all.entities.length - entities.length + leftOut.length,
    safety: missing.map(({ write }) => refuseExcluded(write.id)),
  };
}

function refuseExcluded(tier: string): SafetyFinding {
  const message = `The tier ${tier} is new and excluded, but a tenant of the plan needs it: exclude the tenant too.`;
  return { limit: "excluded_tier", message, count: 1, allowed: 0 };
}
