import type { TenantDocument } from "../model/catalog.ts";
import type { HeldField } from "../model/plan.ts";
import type { Hold } from "../model/registry.ts";
import { sameJson } from "../model/json.ts";
import { leavesOf, withLeaf } from "../model/leaves.ts";

export interface Kept {
  /** What may be written: what Git wants, with every held field at the hold's value. */
  readonly document: TenantDocument;
  readonly held: readonly HeldField[];
  /** Holds whose value Git wants too. */
  readonly reconciles: readonly number[];
}

/**
 * An open hold outranks Git until Git carries the same value; not when that is no step `forward` in history, which the
 * next sync would take back, and the suspension with it. `live` lends the reason of a suspension that
 * is kept: Git has none for it.
 */
export function keepHolds(
  desired: TenantDocument,
  live: TenantDocument,
  holds: readonly Hold[],
  forward: boolean,
): Kept {
  if (holds.length === 0) return { document: desired, held: [], reconciles: [] };
  const wanted = leavesOf(desired);
  const held: HeldField[] = [];
  const reconciles: number[] = [];
  let document = desired;
  for (const hold of holds) {
    const value = wanted.get(hold.field) ?? null;
    const same = sameJson(value, hold.value);
    if (same && forward) {
      reconciles.push(hold.id);
      continue;
    }
    if (!same)
      document =
        hold.field === "status" ? withStatus(document, live, hold) : withLeaf(document, hold.field, hold.value);
    held.push({
      hold_id: hold.id,
      tenant_id: desired.tenant_id,
      path: hold.field,
      value: hold.value,
      desired: value,
      reason: hold.reason,
    });
  }
  return { document, held, reconciles };
}

/** Status and suspension go together: only a suspended tenant carries a reason. */
function withStatus(document: TenantDocument, live: TenantDocument, hold: Hold): TenantDocument {
  const moved = withLeaf(withLeaf(document, "status", hold.value), "suspension", null);
  if (hold.value !== "suspended") return moved;
  return { ...moved, suspension: live.suspension ?? { reason: hold.reason } };
}
