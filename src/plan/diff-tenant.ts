import type { CatalogTenant, TenantDocument } from "../model/catalog.ts";
import type { JsonObject } from "../model/json.ts";
import type { DeclaredChange, FieldChange, HeldField, TenantChange } from "../model/plan.ts";
import type { Hold, TenantState } from "../model/registry.ts";
import type { CauseContext } from "./explain-change.ts";
import type { HoldContext } from "./keep-holds.ts";
import type { Leaves } from "./diff-leaves.ts";
import { sameJson } from "../model/json.ts";
import { differingGroups, leavesOf } from "../model/leaves.ts";
import { diffLeaves, toChange, whoChanged } from "./diff-leaves.ts";
import { explainChange, isOwnValue } from "./explain-change.ts";
import { keepHolds } from "./keep-holds.ts";
import { layHolds } from "./lay-holds.ts";

export interface TenantDiff {
  /** Absent when nothing is to be written. */
  readonly change?: TenantChange;
  readonly declared?: DeclaredChange;
  /** Also when there is no change: a held field is said each time. */
  readonly held: readonly HeldField[];
}

/**
 * A tenant that the registry does not have. Its document says all of it; there is no field that changes. A flag that is
 * held off for all is off for it too.
 */
export function createTenant(entry: CatalogTenant, killed: ReadonlySet<string>): TenantDiff {
  const { document: desired, hash, source_path } = entry;
  const document = layHolds(desired, [], killed);
  const kept = document !== desired && { desired };
  const change = describeChange("create", document, { base_version: 0, document, hash, source_path, ...kept });
  return { change, declared: declareTenant(change, source_path, []), held: [] };
}

/** A tenant without a file. Its row stays; its holds end with it. */
export function deleteTenant(row: TenantState, holds: readonly Hold[]): TenantDiff {
  const change = describeChange("delete", row.live, {
    base_version: row.config_version,
    before: row.live,
    reconciles: holds.map(({ id }) => id),
  });
  return { change, declared: declareTenant(change, row.source_path ?? "", []), held: [] };
}

export function updateTenant(
  entry: CatalogTenant,
  row: TenantState,
  holds: readonly Hold[],
  context: CauseContext & HoldContext,
): TenantDiff {
  const desired = entry.document;
  const { document, held, reconciles } = keepHolds(desired, row.live, holds, context);
  const groups =
    document === desired ? differingGroups(row.live, desired) : differingGroups(row.live, desired, document);
  const live = leavesOf(row.live, groups);
  const wanted = leavesOf(desired, groups);
  const leaves = {
    live,
    desired: wanted,
    written: document === desired ? wanted : leavesOf(document, groups),
    applied: row.applied === null ? undefined : row.applied === row.live ? live : leavesOf(row.applied, groups),
  };
  const explain = (leaf: ReturnType<typeof toChange>, after: TenantDocument): FieldChange => ({
    ...leaf,
    cause: explainChange(leaf.path, row.live, after, context),
    changed_by: whoChanged(leaf.path, leaves.applied, leaves.live, leaves.desired),
  });
  const changes = diffLeaves(leaves.live, leaves.written).map((leaf) => explain(leaf, document));
  if (changes.length === 0 && reconciles.length === 0 && isWrittenDown(desired, row)) return { held };
  const kept = held.map((hold) => ({ ...explain(heldLeaf(hold, leaves), desired), held_by: hold.hold_id }));
  const { hash, source_path } = entry;
  const change = describeChange("update", document, {
    base_version: row.config_version,
    fields: [...changes, ...kept],
    document,
    hash,
    source_path,
    before: row.live,
    reconciles,
    ...((held.length > 0 || document !== desired) && { desired }),
  });
  const declared = change.fields.filter(
    ({ path, cause, changed_by }) => cause === "tenant" && changed_by !== "live" && isOwnValue(path, row.live, desired),
  );
  return { change, held, ...(declared.length > 0 && { declared: declareTenant(change, source_path, declared) }) };
}

/**
 * Whether the row knows what Git asks for now. A row that is as it shall be may still not: a hold keeps it, or a hand was
 * there first. A hold that is lifted later goes back to what was written down.
 */
function isWrittenDown(desired: TenantDocument, { applied }: TenantState): boolean {
  // Documents are JSON.
  return applied !== null && sameJson(applied as unknown as JsonObject, desired as unknown as JsonObject);
}

function heldLeaf({ path }: HeldField, { written, desired }: { written: Leaves; desired: Leaves }) {
  return toChange(path, written.get(path), desired.get(path));
}

type Detail = Pick<TenantChange, "base_version"> & Partial<TenantChange>;

/** `document` is what the tenant is like afterwards; for a delete, before. */
function describeChange(action: TenantChange["action"], document: TenantDocument, detail: Detail): TenantChange {
  return {
    tenant_id: document.tenant_id,
    action,
    tier: document.tier,
    fields: [],
    cost_before: detail.before?.monthly_cost ?? 0,
    cost_after: detail.document?.monthly_cost ?? 0,
    reconciles: [],
    ...detail,
  };
}

/** What the file says, without what the tenant inherits because of it. */
function declareTenant(change: TenantChange, file: string, fields: readonly FieldChange[]): DeclaredChange {
  return {
    kind: "tenant",
    id: change.tenant_id,
    action: change.action,
    file,
    fields: fields.map(({ path, before, after, held_by }) => ({
      ...toChange(path, before, after),
      ...(held_by !== undefined && { held_by }),
    })),
  };
}
