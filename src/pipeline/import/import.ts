import type { Catalog } from "../../model/catalog.ts";
import type { DriftedRow } from "../../model/drift.ts";
import type { RegistryState } from "../../model/registry.ts";
import { compareText } from "../../model/diagnostic.ts";
import { addDays } from "../../model/clock.ts";
import { putFiles } from "../../edit/put-files.ts";
import { findDrift } from "../../plan/find-drift.ts";
import { addressOf, requireSelection } from "../../plan/selection.ts";
import { resolveSyncPolicy } from "../../plan/sync-policy.ts";
import type { Database } from "../../registry/database.ts";
import type { CheckedTree, CheckInput, CheckReport } from "../check.ts";
import { CatalogRefused, checkTree, requireSound } from "../check.ts";
import { compileChecked } from "../compile.ts";
import { readState } from "../plan.ts";
import type { RegistryAddress } from "../registry-access.ts";
import { withDatabase } from "../registry-access.ts";
import { findLeft } from "./find-left.ts";
import type { ChangedFile } from "./write-catalog.ts";
import { writeCatalog } from "./write-catalog.ts";

export interface ImportInput extends Omit<CheckInput, "base" | "overlay">, RegistryAddress {
  /** `tenant.acme`; none are all. */
  readonly addresses: readonly string[];
  /** Also rows that a sync wrote and that have no file: those that it would delete. */
  readonly all: boolean;
  /** Also values that Git has changed since: they become what is live. */
  readonly overwrite: boolean;
  readonly dryRun: boolean;
}

/** What the files were made to say. */
export interface Import {
  readonly environment: string;
  readonly currency: string | null;
  /** Sorted by path. */
  readonly files: readonly ChangedFile[];
  /** What the registry holds and the files still do not say; undefined when they have errors now. */
  readonly left: readonly DriftedRow[] | undefined;
  /** Of the files as they are afterwards. */
  readonly checked: CheckReport;
}

/** A limit above its tier's ceiling gets a date: somebody has to decide by then. */
const DAYS_TO_DECIDE = 30;

/**
 * Makes the files say what is live: rows that have none get one, and values that were changed in the registry are edited
 * where they stand. What open holds explain stays theirs. The registry is only read.
 *
 * @throws CatalogRefused when the files have errors already
 * @throws OperationalError `usage` for an address that is none; `unavailable` when a file cannot be written; it names those that were
 */
export async function importRegistry(input: ImportInput): Promise<Import> {
  const { root, today, dryRun } = input;
  const checked = await checkTree(input);
  const catalog = compileChecked(checked);
  return withDatabase(input, async (db) => {
    const state = await readOnly(db, catalog, input.environment);
    const isWanted = matchAddresses(input.addresses, catalog, state);
    const rows = chooseRows(input, catalog, state).filter(isWanted);
    const excess = {
      reason: `as found in the registry ${state.info.environment}`,
      expires: addDays(today, DAYS_TO_DECIDE),
    };
    const files = writeCatalog(checked.tree, rows, state, excess).sort((a, b) => compareText(a.file, b.file));
    const overlay = new Map(files.map(({ file, after }) => [file, after]));
    const after = await checkTree({ ...input, overlay });
    const left = await listLeft(db, after, input, { isWanted, rows });
    if (!dryRun) putFiles(root, overlay);
    const { environment, currency } = state.info;
    return { environment, currency, files, left, checked: after };
  });
}

function readOnly(db: Database, catalog: Catalog, environment: string | undefined): Promise<RegistryState> {
  return db.transaction((tx) => readState(tx, catalog, environment), { readOnly: true, role: "tenantry_reader" });
}

function matchAddresses(addresses: readonly string[], catalog: Catalog, state: RegistryState) {
  const selection = requireSelection({ targets: addresses, excludes: [] }, catalog, state);
  const wanted = selection && new Set(selection.targets);
  return ({ kind, id }: DriftedRow) => wanted?.has(addressOf(kind, id)) ?? true;
}

/** A row that is marked as removed is no file's to say: an archived tenant's file goes by hand. */
function chooseRows({ all, overwrite }: ImportInput, catalog: Catalog, state: RegistryState): DriftedRow[] {
  const drifted = findDrift(catalog, state).filter(({ change }) => change !== "removed");
  const rows = all ? [...drifted, ...withoutFile(catalog, state, drifted)] : drifted;
  const mayTake = ({ changed_by }: DriftedRow["fields"][number]) => overwrite || changed_by === "live";
  return rows.map((row) => ({ ...row, fields: row.fields.filter(mayTake) }));
}

/** What a sync would delete. */
function withoutFile(catalog: Catalog, state: RegistryState, known: readonly DriftedRow[]): DriftedRow[] {
  const told = new Set(known.map(({ kind, id }) => addressOf(kind, id)));
  const rows = [
    ...[...state.tenants.values()]
      .filter(({ removed }) => !removed)
      .map(({ tenant_id }) => ["tenant", tenant_id] as const),
    ...[...state.tiers.keys()].map((id) => ["tier", id] as const),
    ...[...state.features.keys()].map((id) => ["feature", id] as const),
    ...[...state.flags.keys()].map((id) => ["flag", id] as const),
  ];
  const files = { tenant: catalog.tenants, tier: catalog.tiers, feature: catalog.features, flag: catalog.flags };
  return rows
    .filter(([kind, id]) => !Object.hasOwn(files[kind], id) && !told.has(addressOf(kind, id)))
    .map(([kind, id]) => ({ kind, id, change: "inserted", fields: [] }));
}

/** undefined when the files have errors now. */
async function listLeft(
  db: Database,
  checked: CheckedTree,
  input: ImportInput,
  taken: Parameters<typeof findLeft>[3],
): Promise<DriftedRow[] | undefined> {
  try {
    const catalog = compileChecked(checked);
    const policy = resolveSyncPolicy(requireSound(checked).config.data);
    return findLeft(catalog, await readOnly(db, catalog, input.environment), policy, taken);
  } catch (error) {
    if (error instanceof CatalogRefused) return undefined;
    throw error;
  }
}
