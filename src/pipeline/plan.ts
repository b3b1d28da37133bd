import type { Catalog } from "../model/catalog.ts";
import type { Plan, Selection } from "../model/plan.ts";
import type { RegistryState } from "../model/registry.ts";
import type { Database, Sql } from "../registry/database.ts";
import type { CheckInput, CheckedTree } from "./check.ts";
import { compileCatalog } from "../compile/compile-catalog.ts";
import { listMessages } from "../git/list-messages.ts";
import { readHead } from "../git/read-head.ts";
import { diffCatalog } from "../plan/diff-catalog.ts";
import { selectTenants } from "../plan/select-tenants.ts";
import { stateOfCatalog } from "../plan/state-of-catalog.ts";
import { requireSelection } from "../plan/selection.ts";
import { resolveSyncPolicy } from "../plan/sync-policy.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { readEntities } from "../registry/queries/read-entities.ts";
import { readIndex } from "../registry/queries/read-index.ts";
import { readOpenHolds } from "../registry/queries/read-open-holds.ts";
import { readUsage } from "../registry/queries/read-usage.ts";
import { readTenants } from "../registry/queries/read-tenants.ts";
import { listUnread, readTrailers, toAllowance } from "./acknowledgements.ts";
import { checkLoaded, checkTree, requireReadable, requireSound } from "./check.ts";
import { compileChecked } from "./compile.ts";
import { descends } from "./descent.ts";

export interface PlanInput extends Omit<CheckInput, "base"> {
  /** Makes a partial plan. */
  readonly selection?: Selection | undefined;
}

export interface PlannedTree {
  readonly plan: Plan;
  readonly catalog: Catalog;
  /** Warnings, and errors that only a clock raises. */
  readonly checked: CheckedTree;
  /** Acknowledgements of its commits that cannot be read. */
  readonly unread: readonly string[];
}

/** What a change does, from the catalog of a commit to the working tree's, without any database. */
export async function planBetween(input: PlanInput & { readonly baseRef: string }): Promise<PlannedTree> {
  const { root, today, baseRef } = input;
  const checked = await checkTree({ ...input, base: baseRef });
  if (checked.base === undefined) throw new Error("the tree was checked without a base");
  return planChange(root, checked, checkLoaded(checked.base, { today }), input.selection);
}

/**
 * The same for a tree that is checked against its base, and the base `before`, by itself. Throws CatalogRefused when either
 * cannot be compiled.
 */
export async function planChange(
  root: string,
  checked: CheckedTree,
  before: CheckedTree,
  selection?: Selection,
): Promise<PlannedTree> {
  const { commit, label } = before.tree;
  const catalog = compileChecked(checked);
  const state = stateOfCatalog(compileCatalog(requireReadable(before)), commit);
  return planFrom(root, checked, catalog, { state, label, environment: null, selection });
}

/** What a sync would do. Reads one snapshot, as a role that cannot write. */
export async function planAgainstRegistry(
  input: PlanInput & { readonly db: Database; readonly environment?: string | undefined },
): Promise<PlannedTree> {
  const { root, db, environment } = input;
  const checked = await checkTree(input);
  const catalog = compileChecked(checked);
  const state = await db.transaction((tx) => readState(tx, catalog, environment), {
    readOnly: true,
    role: "tenantry_reader",
  });
  const name = state.info.environment;
  const { selection } = input;
  return planFrom(root, checked, catalog, { state, label: `registry ${name}`, environment: name, selection });
}

/** What a plan of this catalog has to know of the registry. Throws OperationalError for one that is not ready. */
export async function readState(sql: Sql, catalog: Catalog, environment?: string): Promise<RegistryState> {
  const info = await requireRegistry(sql, environment === undefined ? {} : { environment });
  const index = await readIndex(sql);
  const holds = await readOpenHolds(sql);
  const selected = selectTenants(catalog, index, holds);
  return {
    info,
    index,
    holds,
    tiers: await readEntities(sql, "tier"),
    features: await readEntities(sql, "feature"),
    flags: await readEntities(sql, "flag"),
    tenants: await readTenants(sql, selected),
    usage: await readUsage(sql, selected),
  };
}

/**
 * Acknowledgements of safety limits count as they will when the commits on the way are synced. Where a sync would refuse
 * the commit, the plan is that of a sync that was allowed to go back. Between two catalogs there is nothing to go back
 * to: it is a step forward once it is merged, and there are no holds.
 */
async function planFrom(
  root: string,
  checked: CheckedTree,
  catalog: Catalog,
  base: {
    readonly state: RegistryState;
    readonly label: string;
    readonly environment: string | null;
    readonly selection: Selection | undefined;
  },
): Promise<PlannedTree> {
  const head = await readHead(root);
  // What is not committed is no commit, and has no message.
  const commit = head.dirty ? null : head.commit;
  const lastCommit = base.state.info.last_commit;
  const messages = commit === null ? [] : await listMessages(root, lastCommit, commit);
  const forward = base.environment === null || (commit !== null && (await descends(root, lastCommit, commit)) === true);
  const policy = resolveSyncPolicy(requireSound(checked).config.data);
  const selection = requireSelection(base.selection, catalog, base.state);
  const allow = toAllowance(readTrailers(messages));
  const plan = diffCatalog({ catalog, commit, policy, allow, forward, ...base, selection });
  return { plan, catalog, checked, unread: listUnread(messages) };
}
