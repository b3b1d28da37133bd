import type { Attribution, RowSource } from "../model/attribution.ts";
import type { JsonObject } from "../model/json.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Plan, Selection } from "../model/plan.ts";
import { isEmptyPlan } from "../model/plan.ts";
import type { RegistryInfo } from "../model/registry.ts";
import type { Acknowledgement, SyncResult } from "../model/sync.ts";
import type { Database, Sql, TransactionOptions } from "../registry/database.ts";
import { LOCK_TIMEOUT_MS } from "../registry/database.ts";
import { CommitLost } from "../registry/commit-lost.ts";
import { requireStableRegistry } from "../registry/migrate.ts";
import { advanceState } from "../registry/queries/advance-state.ts";
import { findSyncRun } from "../registry/queries/find-sync-run.ts";
import { lockEntities } from "../registry/queries/lock-entities.ts";
import { lockInfo } from "../registry/queries/lock-info.ts";
import { lockTenants } from "../registry/queries/lock-tenants.ts";
import { recordSyncRun } from "../registry/queries/record-sync-run.ts";
import type { SyncRun } from "../registry/queries/sync-run.ts";
import { SyncLockHeld, acquireSyncLock, describeLockHeld } from "./apply-lock.ts";
import { PlanMoved, requireUnmoved } from "./apply-recheck.ts";
import { yieldToWaiting } from "./apply-yield.ts";
import type { CommitOf } from "./apply-writes.ts";
import { ENTITY_KINDS, writePlan } from "./apply-writes.ts";

const ROLE = "tenantry_sync";

export interface ApplyInput {
  /**
   * Its `base.commit` is the commit from which the caller has proven that its target descends: a registry that has gone
   * on since is a moved one.
   */
  readonly plan: Plan;
  readonly attribution: Attribution;
  /** A UUID of this sync, the same in every attempt: one that has been committed is not applied again. */
  readonly syncId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** The vocabulary of limits, for people who query the registry. */
  readonly limits?: JsonObject;
  /** Where each row comes from, when not all come from the plan's commit. */
  readonly commitOf?: CommitOf;
  /** Give way to who waits for a tenant of the plan: throw PlanMoved instead of going on. */
  readonly yields?: boolean;
  /** Goes to the audit log beside the attribution. */
  readonly notes?: {
    readonly dirty?: boolean;
    readonly partial?: Selection;
    /** By commit, of those that rows come from. */
    readonly commits?: Readonly<Record<string, RowSource>>;
    readonly rollback_from?: string;
    readonly allowed?: readonly Acknowledgement[];
  };
}

export type ApplyOptions = Pick<TransactionOptions, "lockTimeoutMs" | "statementTimeoutMs" | "signal">;

/** True when applying the plan would write nothing, not even that a new commit was synced. */
export function isUpToDate(plan: Plan, info: Pick<RegistryInfo, "currency">): boolean {
  const { base, target, selection } = plan;
  if (selection !== undefined) return isEmptyPlan(plan);
  return (
    isEmptyPlan(plan) &&
    (target.commit === null || target.commit === base.commit) &&
    (info.currency === null || info.currency === plan.currency)
  );
}

/**
 * Applies a plan in one transaction, in the lock order of docs/adr/0001-lock-order-and-isolation.md. Throws PlanMoved
 * when the registry is no longer what the plan was made from, OperationalError `lock_held` while another sync runs,
 * CommitLost when the connection broke during COMMIT and the registry could not be asked afterwards; whatever else it
 * throws, nothing was written.
 */
export async function applyPlan(db: Database, input: ApplyInput, options: ApplyOptions = {}): Promise<SyncResult> {
  const { attribution, syncId, notes } = input;
  const settings = { ...options, role: ROLE, context: { ...attribution, sync_id: syncId, ...notes } };
  try {
    return resultOf(await db.transaction((tx) => apply(tx, input), settings));
  } catch (error) {
    if (error instanceof SyncLockHeld) throw await describeLockHeld(db, error, options.lockTimeoutMs);
    if (error instanceof CommitLost) return resultOf(await findLostCommit(db, input, error, options.signal));
    throw error;
  }
}

async function apply(tx: Sql, input: ApplyInput): Promise<Omit<SyncRun, "finished_at">> {
  const { plan, syncId, attribution } = input;
  await acquireSyncLock(tx);
  const done = await findSyncRun(tx, syncId);
  if (done !== undefined) return done;
  await requireStableRegistry(tx);
  const info = await lockInfo(tx);
  requireSameRegistry(plan, info);
  await lockPlannedRows(tx, plan);
  await requireUnmoved(tx, plan);
  const between = input.yields === true ? () => yieldToWaiting(tx) : undefined;
  await writePlan(tx, plan, input.commitOf ?? (() => plan.target.commit), between);
  // A part of a commit is not that commit: what it leaves out is still to come, with its acknowledgements.
  const whole = plan.selection === undefined;
  const { revision } = await advanceState(tx, {
    commit: (whole ? plan.target.commit : null) ?? info.last_commit,
    currency: whole ? plan.currency : (info.currency ?? plan.currency),
    written: !isEmptyPlan(plan),
    ...(whole && input.limits && { limits: input.limits }),
  });
  const { create: created, update, written_down, delete: removed, held } = plan.summary;
  const updated = update + written_down; // rows that were written, as the log has them
  const { catalog_hash, commit } = plan.target;
  const { actor, actor_source, pr_url, pr_source, reason } = attribution;
  const counts = { created, updated, removed, held, revision };
  const hashes = { catalog_hash, plan_hash: plan.hash };
  const who = { actor, actor_source, pr_url, pr_source, reason };
  const run = { id: syncId, commit: whole ? commit : null, ...hashes, ...who, started_at: input.startedAt, ...counts };
  await recordSyncRun(tx, run);
  return run;
}

function requireSameRegistry(plan: Plan, info: RegistryInfo): void {
  if (plan.environment !== info.environment)
    throw new OperationalError(
      "refused",
      `The plan was made for ${plan.environment ?? "another catalog"}, this registry is ${info.environment}.`,
      "Plan again against this registry.",
    );
  const moved: string[] = [];
  if (plan.base.epoch !== info.epoch) moved.push("the database was restored");
  if (plan.base.commit !== info.last_commit) moved.push(`commit ${info.last_commit ?? "none"} was synced`);
  if (moved.length > 0) throw new PlanMoved(moved);
}

/**
 * Tiers, features, flags, then tenants, each in the order of ids, as every writer does. A tier that a created or
 * re-tiered tenant refers to is locked with them: its foreign key would lock it later, after the tenants, and deadlock
 * with a writer that keeps the order. So is every flag that the plan gives to a tenant, for those who hold it off for all.
 */
async function lockPlannedRows(tx: Sql, plan: Plan): Promise<void> {
  const referred = plan.tenants.filter(({ before, document }) => document && before?.tier !== document.tier);
  for (const kind of ENTITY_KINDS) {
    const ids = new Set(plan.entities.filter((change) => change.kind === kind).map((change) => change.id));
    if (kind === "tier") for (const { tier } of referred) ids.add(tier);
    if (kind === "flag") for (const id of flagsOf(plan)) ids.add(id);
    if (ids.size > 0) await lockEntities(tx, kind, [...ids]);
  }
  await lockTenants(
    tx,
    plan.tenants.map((change) => change.tenant_id),
  );
}

/** Flags that tenants have after it, or would have without a hold: whoever switches one off for all waits for the new ones. */
function flagsOf({ tenants, killed = [] }: Plan): Set<string> {
  const ids = new Set(killed.map(({ flag }) => flag));
  for (const { document, desired = document } of tenants) for (const id in desired?.flags) ids.add(id);
  return ids;
}

/**
 * A connection that breaks during COMMIT does not say whether it was committed, but the run does. Taking the sync's lock
 * first waits for the end of the transaction that lost its client. A signal that has come does not end the look-up:
 * what was committed has to be told, and delivered.
 * @throws CommitLost when the registry cannot be asked, the signal's reason or OperationalError `unavailable` when it
 * does not know the run
 */
async function findLostCommit(
  db: Database,
  { syncId }: ApplyInput,
  lost: CommitLost,
  signal: AbortSignal | undefined,
): Promise<SyncRun> {
  const look = async (tx: Sql) => {
    await acquireSyncLock(tx);
    return findSyncRun(tx, syncId);
  };
  const settings = { role: ROLE, lockTimeoutMs: LOCK_TIMEOUT_MS };
  const run = await db.transaction(look, settings).catch(() => {
    throw lost;
  });
  if (run !== undefined) return run;
  signal?.throwIfAborted();
  throw new OperationalError(
    "unavailable",
    "The connection to the registry broke before it heard of the COMMIT: nothing was written.",
    "Run the command again.",
    { cause: lost },
  );
}

function resultOf(run: Omit<SyncRun, "finished_at">): SyncResult {
  const { id: sync_id, revision, created, updated, removed, held } = run;
  return { sync_id, revision, created, updated, removed, held };
}
