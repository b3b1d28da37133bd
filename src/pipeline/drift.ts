import type { Catalog } from "../model/catalog.ts";
import type { EntityKind } from "../model/document.ts";
import type { Drift, DriftedRow } from "../model/drift.ts";
import type { RegistryState } from "../model/registry.ts";
import { findDrift } from "../plan/find-drift.ts";
import type { Database } from "../registry/database.ts";
import { isDenied } from "../registry/errors.ts";
import { findDisabledTriggers } from "../registry/queries/find-disabled-triggers.ts";
import type { CheckInput } from "./check.ts";
import { checkTree } from "./check.ts";
import { compileChecked } from "./compile.ts";
import { addAuthors } from "./drift-authors.ts";
import { readState } from "./plan.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { withDatabase } from "./registry-access.ts";
import type { UnlikeHash } from "./drift-hashes.ts";
import { rehashRows } from "./drift-hashes.ts";

/**
 * What somebody else than sync has written into the registry, also past its triggers or under a hash that is not the
 * row's own. Reads only, in read-only transactions.
 * @throws CatalogRefused when the files cannot be compiled
 */
export async function findRegistryDrift(
  input: Omit<CheckInput, "base"> & RegistryAddress,
): Promise<Drift & { readonly currency: string | null }> {
  const catalog = compileChecked(await checkTree(input));
  return withDatabase(input, async (db) => {
    const { state, unlike, disabled_triggers } = await db.transaction(
      async (tx) => ({
        ...(await rehashRows(tx, await readState(tx, catalog, input.environment))),
        disabled_triggers: await findDisabledTriggers(tx),
      }),
      { readOnly: true, role: "tenantry_reader" },
    );
    const { environment, last_commit: commit, currency } = state.info;
    const suspects = [...findDrift(catalog, state), ...missingRows(catalog, state)];
    const rows = await askLog(db, suspects, unlike);
    const facts = { environment, commit, currency, disabled_triggers };
    if (rows !== undefined) return { ...facts, rows, authors: "known" };
    // Whether a sync has removed a row, only the log knows.
    const certain = suspects.filter(({ change }) => change !== "removed");
    return { ...facts, rows: certain.map((row) => markUnlike(row, unlike)), authors: "refused" };
  });
}

/** Files without a row: new ones, or rows that somebody has marked as removed. Only the log can tell. */
function missingRows(catalog: Catalog, state: RegistryState): DriftedRow[] {
  const missing = (kind: Exclude<EntityKind, "tenant">, key: "tiers" | "features" | "flags") =>
    Object.keys(catalog[key])
      .filter((id) => !state[key].has(id))
      .map((id): DriftedRow => ({ kind, id, change: "removed", fields: [] }));
  return [...missing("tier", "tiers"), ...missing("feature", "features"), ...missing("flag", "flags")];
}

function markUnlike(row: DriftedRow, unlike: readonly UnlikeHash[]): DriftedRow {
  const isUnlike = unlike.some(({ kind, id }) => kind === row.kind && id === row.id);
  return isUnlike ? { ...row, hash_mismatch: "not-known" } : row;
}

/** undefined for a login that may not read the log. */
async function askLog(
  db: Database,
  rows: readonly DriftedRow[],
  unlike: readonly UnlikeHash[],
): Promise<DriftedRow[] | undefined> {
  if (rows.length === 0) return [];
  try {
    return await db.transaction((tx) => addAuthors(tx, rows, unlike), { readOnly: true, role: "tenantry_auditor" });
  } catch (error) {
    if (isDenied(error)) return undefined;
    throw error;
  }
}
