import type { Catalog, TenantDocument } from "../model/catalog.ts";
import type { DriftedRow, DriftField } from "../model/drift.ts";
import type { Hold, RegistryState, TenantState } from "../model/registry.ts";
import { compareText } from "../model/diagnostic.ts";
import { joinPath, sameJson } from "../model/json.ts";
import { killedFlags } from "../model/kill.ts";
import { leavesOf } from "../model/leaves.ts";
import { ownValue } from "../model/own-value.ts";
import { diffEntities } from "./diff-entities.ts";
import { diffLeaves, whoChanged } from "./diff-leaves.ts";

/** Rows that somebody else than sync has written, as far as Git wants something else and no open hold explains it. */
export function findDrift(catalog: Catalog, state: RegistryState): DriftedRow[] {
  return [
    ...driftOfTenants(catalog, state),
    ...(["tier", "feature", "flag"] as const).flatMap((kind) => driftOfEntities(kind, catalog, state)),
  ];
}

function driftOfTenants(catalog: Catalog, state: RegistryState): DriftedRow[] {
  const removed = [...state.index.values()]
    .filter(({ tenant_id, removed }) => removed && Object.hasOwn(catalog.tenants, tenant_id))
    .map(({ tenant_id }): DriftedRow => ({ kind: "tenant", id: tenant_id, change: "removed", fields: [] }));
  const killed = [...killedFlags(state.holds)].map((flag) => joinPath("flags", flag));
  const moved = [...state.tenants.values()].flatMap((row) => driftOfTenant(row, catalog, state.holds, killed));
  return [...moved, ...removed].sort((a, b) => compareText(a.id, b.id));
}

function driftOfTenant(
  row: TenantState,
  catalog: Catalog,
  holds: readonly Hold[],
  killedPaths: readonly string[],
): DriftedRow[] {
  const { tenant_id: id, live, applied } = row;
  const desired = ownValue(catalog.tenants, id)?.document;
  const own = holds.filter(({ target_kind, target_id }) => target_kind === "tenant" && target_id === id);
  const isHeld = heldPaths([...own.map(({ field }) => field), ...killedPaths]);
  if (applied === null) return driftOfAdopted(id, live, desired, isHeld);
  const leaves = { applied: leavesOf(applied), live: leavesOf(live), desired: desired && leavesOf(desired) };
  const fields = diffLeaves(leaves.applied, leaves.live)
    .filter(
      ({ path, after }) =>
        !isHeld(path) && (leaves.desired === undefined || !sameJson(leaves.desired.get(path), after)),
    )
    .map(({ path, before, after }): DriftField => {
      const wanted = leaves.desired?.get(path);
      const by = leaves.desired && whoChanged(path, leaves.applied, leaves.live, leaves.desired);
      return {
        path,
        ...(before !== undefined && { applied: before }),
        ...(after !== undefined && { live: after }),
        ...(wanted !== undefined && { desired: wanted }),
        changed_by: by === "both" ? "both" : "live",
      };
    });
  return fields.length === 0 ? [] : [{ kind: "tenant", id, change: "changed", fields }];
}

/** A row of which it is not known what sync wrote, mostly because none has yet: what its file says otherwise. */
function driftOfAdopted(
  id: string,
  live: TenantDocument,
  desired: TenantDocument | undefined,
  isHeld: (path: string) => boolean,
): DriftedRow[] {
  if (desired === undefined) return [{ kind: "tenant", id, change: "inserted", fields: [] }];
  const fields = diffLeaves(leavesOf(live), leavesOf(desired))
    .filter(({ path }) => path !== "overrides" && !isHeld(path))
    .map(({ path, before, after }): DriftField => ({
      path,
      ...(before !== undefined && { live: before }),
      ...(after !== undefined && { desired: after }),
      changed_by: "live",
    }));
  return fields.length === 0 ? [] : [{ kind: "tenant", id, change: "changed", fields }];
}

/** A suspension goes with its status. */
function heldPaths(held: readonly string[]): (path: string) => boolean {
  const fields = new Set(held);
  return (path) => fields.has(path) || (fields.has("status") && path.startsWith("suspension"));
}

/** Their rows keep no third side: what somebody wrote is told by the hash, which only sync writes. */
function driftOfEntities(kind: "tier" | "feature" | "flag", catalog: Catalog, state: RegistryState): DriftedRow[] {
  const key = ({ tier: "tiers", feature: "features", flag: "flags" } as const)[kind];
  const byHand = new Map([...state[key]].filter(([, { content_hash }]) => content_hash === null));
  const wanted = Object.fromEntries(Object.entries(catalog[key]).filter(([id]) => byHand.has(id)));
  return diffEntities(kind, wanted, byHand).flatMap(({ write, declared }): DriftedRow[] => {
    if (declared === undefined) return []; // as Git asks
    if (write.action === "delete") return [{ kind, id: write.id, change: "inserted", fields: [] }];
    const fields = declared.fields.map(({ path, before, after }): DriftField => ({
      path,
      ...(before !== undefined && { live: before }),
      ...(after !== undefined && { desired: after }),
      changed_by: "live",
    }));
    return [{ kind, id: write.id, change: "changed", fields }];
  });
}
