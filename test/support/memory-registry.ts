import type { Catalog, TenantDocument } from "../../src/model/catalog.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { EntityState, Hold, RegistryState, TenantIndexRow, TenantState } from "../../src/model/registry.ts";
import { stateOfCatalog } from "../../src/plan/state-of-catalog.ts";

/** A registry as a value: what sync, an emergency and a hand do to it, without a database. */
export function emptyState(): RegistryState {
  const nothing = { tiers: {}, features: {}, flags: {}, tenants: {}, currency: "INR" };
  return stateOfCatalog(nothing as unknown as Catalog); // the only parts of a catalog that it reads
}

/** What the registry is after a sync of this plan. */
export function applyTo(state: RegistryState, plan: Plan): RegistryState {
  const index = new Map(state.index);
  const tenants = new Map(state.tenants);
  const closed = new Set<number>();
  for (const { action, tenant_id, base_version, hash, document, desired, before, reconciles } of plan.tenants) {
    const removed = action === "delete";
    const live = document ?? before;
    if (live === undefined) throw new Error(`nothing to write for ${tenant_id}`);
    const key = { tenant_id, config_version: base_version + 1, removed };
    index.set(tenant_id, { ...key, content_hash: hash ?? null });
    tenants.set(tenant_id, { ...key, live, applied: desired ?? live });
    for (const id of reconciles) closed.add(id);
  }
  return {
    ...state,
    tiers: applyEntities(state.tiers, plan, "tier"),
    features: applyEntities(state.features, plan, "feature"),
    flags: applyEntities(state.flags, plan, "flag"),
    index,
    tenants,
    holds: state.holds.filter(({ id }) => !closed.has(id)),
  };
}

function applyEntities(states: ReadonlyMap<string, EntityState>, plan: Plan, kind: string): Map<string, EntityState> {
  const after = new Map(states);
  for (const change of plan.entities.filter((each) => each.kind === kind)) {
    const { id, document, hash = null } = change;
    if (document === undefined) after.delete(id);
    else after.set(id, { id, document, content_hash: hash });
  }
  return after;
}

/** Somebody writes a row past sync: the version rises, and its hash no longer says what it holds. */
export function editLive(state: RegistryState, id: string, change: Partial<TenantDocument>): RegistryState {
  const row = state.tenants.get(id);
  const entry = state.index.get(id);
  if (row === undefined || entry === undefined) throw new Error(`no tenant ${id}`);
  const config_version = row.config_version + 1;
  const indexed: TenantIndexRow = { ...entry, config_version, content_hash: null };
  const written: TenantState = { ...row, config_version, live: { ...row.live, ...change } };
  return {
    ...state,
    index: new Map(state.index).set(id, indexed),
    tenants: new Map(state.tenants).set(id, written),
  };
}

export function holdOn(id: string, field: string, value: Hold["value"], number = 7): Hold {
  return {
    id: number,
    target_kind: "tenant",
    target_id: id,
    field,
    value,
    prior_value: null,
    reason: "payment overdue",
    incident: "INC-482",
    actor: "ann@gcc.example",
    created_at: "2026-11-23T09:00:00Z",
    review_by: null,
    base_commit: null,
    state: "open",
  };
}

/** What `suspend` does. */
export function suspend(state: RegistryState, id: string, number = 7): RegistryState {
  const suspended = editLive(state, id, { status: "suspended", suspension: { reason: "payment overdue" } });
  return { ...suspended, holds: [...state.holds, holdOn(id, "status", "suspended", number)] };
}
