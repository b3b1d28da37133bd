/** Whether a plan does more than one change should: the limits of policy.sync, and what no plan may do. */
import type { SafetyFinding, TenantChange } from "../model/plan.ts";
import type { Allowance, EmptiedKey } from "./exceed-limit.ts";
import type { SyncPolicy } from "./sync-policy.ts";
import { isWrittenDownOnly } from "../model/plan.ts";
import { exceed } from "./exceed-limit.ts";

/** The rank of a tier, if it is known, with the ranks that this plan writes and with those that were. */
export interface Ranks {
  readonly after: (tier: string) => number | undefined;
  readonly before: (tier: string) => number | undefined;
}

export interface Counted {
  readonly changes: readonly TenantChange[];
  /** Tenants that the registry has and that are not removed. */
  readonly existing: number;
  /** The tiers, features and flags that this plan writes, as `tier:gold`. */
  readonly written: ReadonlySet<string>;
  readonly ranks: Ranks;
  /** Whether it is a step forward in history: only there has somebody decided to end a suspension. */
  readonly forward: boolean;
}

/** The limits that are exceeded. One that is acknowledged for as many tenants is not. */
export function judgeCounts(counted: Counted, policy: SyncPolicy, allow: Allowance): SafetyFinding[] {
  const { changes, existing, written, forward, ranks } = counted;
  const suspends = (change: TenantChange) =>
    change.action === "update" && change.before?.status !== "suspended" && change.document?.status === "suspended";
  const resumes = (change: TenantChange) =>
    change.before?.status === "suspended" && change.document !== undefined && change.document.status !== "suspended";
  // By either: two ranks that are swapped in the same change would hide every move between them.
  const downgrades = ({ before, document }: TenantChange) =>
    before !== undefined &&
    document !== undefined &&
    [ranks.after, ranks.before].some((rankOf) => isLower(rankOf(document.tier), rankOf(before.tier)));
  const resumed = forward ? 0 : countOf(changes, resumes);
  const share = (percent: number) =>
    existing < policy.small_set.below ? policy.small_set.max : Math.floor((existing * percent) / 100);
  return [
    ...exceed("max_remove_percent", "removals", changes.filter(isDelete), share(policy.max_remove_percent), allow),
    ...exceed("max_update_percent", "updates", countUpdates(changes, written), share(policy.max_update_percent), allow),
    ...exceed("max_suspend", "suspensions", changes.filter(suspends), policy.max_suspend, allow),
    ...exceed("max_downgrade", "downgrades", changes.filter(downgrades), policy.max_downgrade, allow),
    ...refuseResumptions(resumed, allow),
  ];
}

/**
 * Taking away the last of several features or flags is more likely a folder gone wrong than a wish. The tenants that lose
 * them are no measure: what one file explains counts once.
 */
export function judgeEmptied(key: EmptiedKey, before: number, after: number, allow: Allowance): SafetyFinding[] {
  if (before < 2 || after > 0 || before <= (allow[key] ?? 0)) return [];
  const message = `The plan removes all ${before} ${key}.`;
  return [{ limit: `no_${key}_left`, message, count: before, allowed: before - 1, acknowledge: `${key}=${before}` }];
}

function refuseResumptions(count: number, allow: Allowance): SafetyFinding[] {
  if (count <= (allow.resumptions ?? 0)) return [];
  const message = `The plan ends suspensions (${count}), but it is a rollback or not committed: nobody has decided that since.`;
  return [{ limit: "resumed_backwards", message, count, allowed: 0, acknowledge: `resumptions=${count}` }];
}

/** Tenant by tenant, but all those that the edit of one tier, feature or flag explains count as one. */
function countUpdates(changes: readonly TenantChange[], written: ReadonlySet<string>): number {
  const shared = new Set<string>();
  let own = 0;
  for (const change of changes) {
    const { action, fields } = change;
    if (action !== "update" || isWrittenDownOnly(change)) continue;
    const moved = fields.filter(({ held_by }) => held_by === undefined);
    if (moved.every(({ cause, changed_by }) => changed_by !== "live" && written.has(cause)))
      for (const { cause } of moved) shared.add(cause);
    else own += 1;
  }
  return own + shared.size;
}

function isLower(after: number | undefined, before: number | undefined): boolean {
  return after !== undefined && before !== undefined && after < before;
}

function isDelete({ action }: TenantChange): boolean {
  return action === "delete";
}

function countOf(changes: readonly TenantChange[], matches: (change: TenantChange) => boolean): number {
  return changes.filter(matches).length;
}
