import type { Catalog } from "../../model/catalog.ts";
import type { DriftedRow, DriftField } from "../../model/drift.ts";
import type { FieldChange, TenantChange } from "../../model/plan.ts";
import type { RegistryState } from "../../model/registry.ts";
import { compareText } from "../../model/diagnostic.ts";
import { diffCatalog } from "../../plan/diff-catalog.ts";
import { findDrift } from "../../plan/find-drift.ts";
import type { SyncPolicy } from "../../plan/sync-policy.ts";

/**
 * What the next sync would still take back of the rows that were taken over, and what it would change of tenants because
 * of a tier, feature or flag that was: their own rows say otherwise.
 */
export function findLeft(
  catalog: Catalog,
  state: RegistryState,
  policy: SyncPolicy,
  { isWanted, rows }: { readonly isWanted: (row: DriftedRow) => boolean; readonly rows: readonly DriftedRow[] },
): DriftedRow[] {
  const { environment } = state.info;
  const plan = diffCatalog({ catalog, state, commit: null, label: environment, environment, policy });
  const causes = new Set(rows.map(({ kind, id }) => `${kind}:${id}`));
  const isOurs = (tenant: string, { path, cause, held_by, changed_by }: FieldChange) =>
    path !== "overrides" &&
    held_by === undefined &&
    (causes.has(cause) || (causes.has(`tenant:${tenant}`) && changed_by !== "both"));
  const found = new Map(
    findDrift(catalog, state)
      .filter(isWanted)
      .map((row) => [`${row.kind} ${row.id}`, row]),
  );
  for (const change of plan.tenants) {
    const fields = change.fields.filter((field) => isOurs(change.tenant_id, field));
    const key = `tenant ${change.tenant_id}`;
    if (change.action === "update" && fields.length > 0) found.set(key, addFields(found.get(key), change, fields));
  }
  return [...found.values()];
}

function addFields(
  row: DriftedRow | undefined,
  { tenant_id }: TenantChange,
  fields: readonly FieldChange[],
): DriftedRow {
  const known = row?.fields ?? [];
  const told = new Set(known.map(({ path }) => path));
  const more = fields
    .filter(({ path }) => !told.has(path))
    .map(({ path, before, after }): DriftField => ({
      path,
      ...(before !== undefined && { live: before }),
      ...(after !== undefined && { desired: after }),
      changed_by: "live",
    }));
  const all = [...known, ...more].sort((a, b) => compareText(a.path, b.path));
  return { kind: "tenant", id: tenant_id, change: "changed", fields: all };
}
