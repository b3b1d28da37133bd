import type { TenantDocument } from "../model/catalog.ts";
import type { HeldField } from "../model/plan.ts";
import type { Hold } from "../model/registry.ts";
import { sameJson } from "../model/json.ts";
import { leavesOf, withLeaf } from "../model/leaves.ts";
import { layHolds, leafOf } from "./lay-holds.ts";

export interface HoldContext {
  /** The commit that is synced; null for what is none. */
  readonly commit: string | null;
  /** Whether it is a step forward in history. */
  readonly forward: boolean;
  /** Flags that are held off for every tenant. */
  readonly killed: ReadonlySet<string>;
}

export interface Kept {
  /** What may be written: what Git wants, with every held field at the hold's value. */
  readonly document: TenantDocument;
  readonly held: readonly HeldField[];
  /** Holds whose value Git wants too. */
  readonly reconciles: readonly number[];
}

/**
 * An open hold outranks Git until a commit after it carries the same value; not when that is no step `forward` in history,
 * which the next sync would take back, and the suspension with it. The commit that was synced when the hold was set is none
 * after it: what was merged by then may say otherwise. `live` lends the reason of a suspension that is kept: Git has none
 * for it.
 */
export function keepHolds(
  desired: TenantDocument,
  live: TenantDocument,
  holds: readonly Hold[],
  context: HoldContext,
): Kept {
  if (holds.length === 0) return { document: layHolds(desired, [], context.killed), held: [], reconciles: [] };
  const wanted = leavesOf(desired);
  const held: HeldField[] = [];
  const reconciles: number[] = [];
  let document = desired;
  for (const hold of holds) {
    const value = wanted.get(hold.field) ?? null;
    const same = sameJson(value, leafOf(hold));
    if (same && isCaughtUp(hold, context)) {
      reconciles.push(hold.id);
      continue;
    }
    if (!same) document = hold.field === "status" ? withStatus(document, live, hold) : layHolds(document, [hold]);
    held.push({
      hold_id: hold.id,
      tenant_id: desired.tenant_id,
      path: hold.field,
      value: hold.value,
      desired: value,
      reason: hold.reason,
    });
  }
  return { document: layHolds(document, [], context.killed), held, reconciles };
}

/** Whether a commit says it that came after the hold. */
export function isCaughtUp(hold: Hold, { forward, commit }: Pick<HoldContext, "forward" | "commit">): boolean {
  return forward && commit !== hold.base_commit;
}

/** Status and suspension go together: only a suspended tenant carries a reason. */
function withStatus(document: TenantDocument, live: TenantDocument, hold: Hold): TenantDocument {
  const moved = withLeaf(withLeaf(document, "status", hold.value), "suspension", null);
  if (hold.value !== "suspended") return moved;
  return { ...moved, suspension: live.suspension ?? { reason: hold.reason } };
}
