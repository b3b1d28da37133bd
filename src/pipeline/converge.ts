import type { Attribution } from "../model/attribution.ts";
import type { Catalog } from "../model/catalog.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Plan, Selection } from "../model/plan.ts";
import { isEmptyPlan } from "../model/plan.ts";
import type { RegistryInfo } from "../model/registry.ts";
import type { Acknowledgement, SyncResult } from "../model/sync.ts";
import { wait } from "../model/wait.ts";
import type { Head } from "../git/read-head.ts";
import { listFileCommits } from "../git/list-file-commits.ts";
import { listMessages } from "../git/list-messages.ts";
import type { SyncPolicy } from "../plan/sync-policy.ts";
import { comparePlans } from "../plan/compare-plans.ts";
import { diffCatalog } from "../plan/diff-catalog.ts";
import { requireSelection } from "../plan/selection.ts";
import type { Database } from "../registry/database.ts";
import { retrySerialization } from "../registry/database.ts";
import type { ApplyInput } from "../sync/apply-plan.ts";
import { applyPlan, isUpToDate } from "../sync/apply-plan.ts";
import { PlanMoved } from "../sync/apply-recheck.ts";
import { readTrailers, toAllowance } from "./acknowledgements.ts";
import { requireDescent } from "./descent.ts";
import { readState } from "./plan.ts";
import { refuseUnsafe } from "./refuse-unsafe.ts";
import { traceRows } from "./row-sources.ts";

const ATTEMPTS = 5;
/** So many of them make way for others that wait for a tenant. */
const MOST_YIELDS = 3;
const PAUSE_MS = 100;

/** What a sync works with, whatever the registry says. */
export interface Desired {
  readonly root: string;
  readonly catalog: Catalog;
  readonly policy: SyncPolicy;
  readonly head: Head;
  /** null when what is synced is no commit. */
  readonly commit: string | null;
  /** Narrows every plan that is made. */
  readonly selection: Selection | undefined;
  /** The plan that was agreed to: another one is refused. */
  readonly saved: Plan | undefined;
}

export interface ConvergeOptions {
  /** A UUID, new for every sync. */
  readonly syncId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Goes ahead with a commit that does not descend from the last one; wants a reason. */
  readonly allowRollback?: boolean;
  /** Called with every plan that is made, before anything is refused because of it. */
  readonly onPlan?: (plan: Plan) => void;
  /** Asks whether to go ahead, again if the plan has changed since; throws to stop. */
  readonly confirm?: (plan: Plan) => Promise<void>;
  /** How long to wait for another sync, or for a row; ten seconds by default. */
  readonly lockTimeoutMs?: number;
  /** Aborting it rolls back. What is committed is still delivered. */
  readonly signal?: AbortSignal;
}

interface ConvergeInput extends ConvergeOptions {
  readonly environment?: string | undefined;
  /** Acknowledgements of the command line. */
  readonly flags: readonly Acknowledgement[];
  /** Absent for a dry run. */
  readonly attribution?: Attribution;
}

interface Proposal {
  readonly plan: Plan;
  readonly info: RegistryInfo;
  readonly notes: NonNullable<ApplyInput["notes"]>;
}

/**
 * Plans and applies until both see the same registry: an emergency or another sync may move rows in between, and then
 * the next plan takes that into account. Gives up after five tries.
 */
export async function converge(
  db: Database,
  desired: Desired,
  input: ConvergeInput,
): Promise<{ plan: Plan; applied: SyncResult | null }> {
  let confirmed: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const { plan, info, notes } = await propose(db, desired, input);
    if (desired.saved !== undefined) requireSamePlan(desired.saved, plan);
    input.onPlan?.(plan);
    refuseUnsafe(plan);
    const { attribution, syncId, startedAt, signal, lockTimeoutMs, confirm } = input;
    if (attribution === undefined || isUpToDate(plan, info)) return { plan, applied: null };
    // What was agreed to is this plan and no other.
    if (!isEmptyPlan(plan) && desired.saved === undefined && confirmed !== plan.hash) await confirm?.(plan);
    confirmed = plan.hash;
    try {
      const limits = desired.catalog.limits;
      const options = { ...(signal && { signal }), ...(lockTimeoutMs !== undefined && { lockTimeoutMs }) };
      const { commits, commitOf } = await traceSources(desired, plan, info.last_commit);
      const all = { ...notes, ...(Object.keys(commits).length > 0 && { commits }) };
      // Not for ever: whoever always has something to write must not keep a sync from ever ending.
      const yields = attempt <= MOST_YIELDS;
      const request: ApplyInput = { plan, attribution, syncId, startedAt, limits, notes: all, commitOf, yields };
      return { plan, applied: await retrySerialization(() => applyPlan(db, request, options)) };
    } catch (error) {
      if (!(error instanceof PlanMoved)) throw error;
      if (attempt === ATTEMPTS) throw stale(error);
      await wait(Math.random() * PAUSE_MS * attempt, { signal });
    }
  }
}

/** Of a first sync, and of files that are no commit, everything comes from what is synced. */
async function traceSources({ root, catalog, commit, head }: Desired, plan: Plan, since: string | null) {
  const files = commit === null || since === null ? new Map() : await listFileCommits(root, since, commit);
  return traceRows(plan, catalog, files, { fallback: commit, remote: head.remote });
}

async function propose(db: Database, desired: Desired, input: ConvergeInput): Promise<Proposal> {
  const { root, catalog, commit, head, policy } = desired;
  const state = await db.transaction((tx) => readState(tx, catalog, input.environment), {
    readOnly: true,
    role: "tenantry_sync",
    ...(input.signal && { signal: input.signal }),
  });
  const { info } = state;
  const rollback = await requireDescent(root, info.last_commit, head.commit, input.allowRollback ?? false);
  const messages = commit === null ? [] : await listMessages(root, info.last_commit, commit);
  const allowed = [...input.flags, ...readTrailers(messages)];
  const name = info.environment;
  const label = `registry ${name}`;
  const allow = toAllowance(allowed);
  const forward = commit !== null && !rollback;
  const selection = requireSelection(desired.selection, catalog, state);
  const plan = diffCatalog({ catalog, state, commit, label, environment: name, policy, allow, forward, selection });
  const notes = {
    ...(head.dirty && { dirty: true }),
    ...(selection && { partial: selection }),
    ...(rollback && info.last_commit !== null && { rollback_from: info.last_commit }),
    ...(allowed.length > 0 && { allowed }),
  };
  return { plan, info, notes };
}

/** @throws OperationalError `plan_stale`, naming what has moved */
function requireSamePlan(saved: Plan, plan: Plan): void {
  if (saved.environment !== plan.environment)
    throw new OperationalError(
      "refused",
      `The plan was made for ${String(saved.environment)}, this registry is ${String(plan.environment)}.`,
      "Plan again against this registry.",
    );
  if (saved.hash === plan.hash) return;
  throw new OperationalError(
    "plan_stale",
    `The plan is no longer what a sync would do: ${comparePlans(saved, plan).join("; ")}.`,
    "Nothing was written. Plan again, and look at what has changed.",
  );
}

function stale(cause: PlanMoved): OperationalError {
  return new OperationalError(
    "plan_stale",
    `The registry kept moving while it was planned: ${cause.moved.join("; ")}.`,
    "Nothing was written. Run the command again when the other writer has finished.",
    { cause },
  );
}
