import type { DriftedRow, HashMismatch } from "../../model/drift.ts";
import type { EntityKind } from "../../model/document.ts";
import { printable } from "../printable.ts";

const TABLES = {
  tenant: ["tenantry.tenants", "tenant_id"],
  tier: ["tenantry.tenant_tier_configs", "tier"],
  feature: ["tenantry.features", "feature"],
  flag: ["tenantry.feature_flags", "flag"],
} as const;

const EXPLANATIONS: Readonly<Record<HashMismatch, string>> = {
  "past-the-triggers": "Changed past the triggers, so the audit log does not say by whom",
  "old-hash-put-back": "Changed, and the hash of what was there before put back",
  "not-known": "Not what their hash says",
};

/** Nothing when there are none; else which rows they are, and the statements after which sync sees them. */
export function renderMismatches(rows: readonly DriftedRow[]): string {
  const odd = rows.filter(({ hash_mismatch }) => hash_mismatch !== undefined);
  if (odd.length === 0) return "";
  const kinds = Object.keys(EXPLANATIONS) as HashMismatch[]; // the keys of that record
  const said = kinds.flatMap((kind) => {
    const names = odd.filter(({ hash_mismatch }) => hash_mismatch === kind).map((row) => `${row.kind} ${row.id}`);
    return names.length === 0 ? [] : [`! ${EXPLANATIONS[kind]}: ${printable(names.join(", "))}.\n`];
  });
  const how =
    "Plan and sync go by that hash and may pass them over. As a member of tenantry_sync, and then sync:\n" +
    forgetHashes(odd)
      .map((statement) => `    ${printable(statement)}\n`)
      .join("");
  return said.join("") + how;
}

/** A row without a hash is compared in full by the next plan. */
function forgetHashes(rows: readonly DriftedRow[]): string[] {
  return (Object.keys(TABLES) as EntityKind[]).flatMap((kind) => {
    const ids = rows.filter((row) => row.kind === kind).map(({ id }) => `'${id.replaceAll("'", "''")}'`);
    const [table, key] = TABLES[kind];
    return ids.length === 0 ? [] : [`update ${table} set content_hash = null where ${key} in (${ids.join(", ")});`];
  });
}
