import type { EntityChange, Plan, TenantChange } from "../model/plan.ts";
import type { Sql } from "../registry/database.ts";
import { closeHolds } from "../registry/queries/close-holds.ts";
import { insertTenants } from "../registry/queries/insert-tenants.ts";
import { removeEntities } from "../registry/queries/remove-entities.ts";
import { removeTenants } from "../registry/queries/remove-tenants.ts";
import { updateTenants } from "../registry/queries/update-tenants.ts";
import type { Between } from "../registry/queries/write-in-batches.ts";
import { writeEntities } from "../registry/queries/write-entities.ts";

/** The commit that a row comes from; null when it comes from none. */
export type CommitOf = (change: EntityChange | TenantChange) => string | null;

/** Top of the lock order first; what refers comes after what it refers to. */
export const ENTITY_KINDS = ["tier", "feature", "flag"] as const;

/**
 * Writes a plan whose rows are locked and unmoved, a few statements in all, and asserts how many rows each has written:
 * a trigger or a policy that swallows some would otherwise leave half a plan behind a success. `between` is called
 * between two statements of many tenants.
 */
export async function writePlan(tx: Sql, plan: Plan, commitOf: CommitOf, between?: Between): Promise<void> {
  for (const kind of ENTITY_KINDS) await writeKind(tx, kind, plan.entities, commitOf);
  const { create, update, delete: gone } = groupByAction(plan.tenants);
  assertCount("created", create.length, await insertTenants(tx, create.map((change) => tenantWrite(change, commitOf(change))), between)); // prettier-ignore
  assertCount("updated", update.length, await updateTenants(tx, update.map((change) => ({ ...tenantWrite(change, commitOf(change)), base_version: change.base_version })), between)); // prettier-ignore
  assertCount("removed", gone.length, await removeTenants(tx, gone.map((change) => ({ tenant_id: change.tenant_id, base_version: change.base_version, source_commit: commitOf(change) })))); // prettier-ignore
  // After the tenants: closing a hold moves the version of a tenant that this transaction has not written.
  const ended = (plan.killed ?? []).filter((killed) => killed.reconciled).map(({ hold_id }) => hold_id);
  const reconciled = [...plan.tenants.flatMap((change) => change.reconciles), ...ended];
  assertCount("reconciled", reconciled.length, await closeHolds(tx, reconciled, "reconciled"));
}

async function writeKind(
  tx: Sql,
  kind: EntityChange["kind"],
  changes: readonly EntityChange[],
  commitOf: CommitOf,
): Promise<void> {
  const own = changes.filter((change) => change.kind === kind);
  const writes = own.flatMap((change) => {
    const { id, document, hash, source_path = null } = change;
    if (document === undefined || hash === undefined) return [];
    return [{ id, document, content_hash: hash, source_path, source_commit: commitOf(change) }];
  });
  const gone = own
    .filter(({ action }) => action === "delete")
    .map((change) => ({ id: change.id, source_commit: commitOf(change) }));
  assertCount(`${kind}s written`, own.length - gone.length, await writeEntities(tx, kind, writes));
  assertCount(`${kind}s removed`, gone.length, await removeEntities(tx, kind, gone));
}

/**
 * `applied` is what Git asked for, also where a hold keeps the row from being it: a lifted hold goes back to that. Without
 * a hold it is the document, which then travels once.
 */
function tenantWrite({ tenant_id, document, desired, hash, source_path }: TenantChange, commit: string | null) {
  if (document === undefined) throw new Error(`The plan writes tenant ${tenant_id}, but has no document for it.`);
  return {
    document,
    ...(desired && { applied: desired }),
    content_hash: hash ?? null,
    source_path: source_path ?? null,
    source_commit: commit,
  };
}

function groupByAction(changes: readonly TenantChange[]): Record<TenantChange["action"], TenantChange[]> {
  const groups: Record<TenantChange["action"], TenantChange[]> = { create: [], update: [], delete: [] };
  for (const change of changes) groups[change.action].push(change);
  return groups;
}

function assertCount(what: string, expected: number, actual: number): void {
  if (actual !== expected)
    throw new Error(`Of ${expected} rows to be ${what}, ${actual} were: the transaction is rolled back.`);
}
