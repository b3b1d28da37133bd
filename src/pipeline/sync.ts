import type { Attribution } from "../model/attribution.ts";
import type { DateText } from "../model/clock.ts";
import type { MemoryPlace } from "../model/memory.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Plan, Selection } from "../model/plan.ts";
import type { Convergence } from "../model/readers.ts";
import type { DeliveryResult, SyncResult } from "../model/sync.ts";
import { checkAddress } from "../cache/address.ts";
import { readHead } from "../git/read-head.ts";
import { resolveSyncPolicy } from "../plan/sync-policy.ts";
import { readFlags } from "./acknowledgements.ts";
import type { Claims } from "./attribution.ts";
import { attribute } from "./attribution.ts";
import type { CacheChoice, CacheInput } from "./cache-policy.ts";
import { requireCache } from "./cache-policy.ts";
import type { CheckedTree } from "./check.ts";
import { checkTree, requireSound } from "./check.ts";
import type { ConvergeOptions, Desired } from "./converge.ts";
import { converge } from "./converge.ts";
import { compileChecked } from "./compile.ts";
import { deliverCommitted, deliverEarlier } from "./deliver-committed.ts";
import type { Database } from "../registry/database.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { withDatabase } from "./registry-access.ts";

export interface SyncInput extends RegistryAddress, CacheInput, Claims, ConvergeOptions {
  /** The folder with tenantry.yaml. */
  readonly root: string;
  readonly today: DateText;
  readonly cachePlace?: MemoryPlace | undefined;
  /** `updates=412 yearly uplift`: lifts a safety limit for as many tenants. */
  readonly allow?: readonly string[];
  /** Ends with the plan; nothing is written, not even to the cache. */
  readonly dryRun?: boolean;
  /** How long to wait, in milliseconds, until every live reader has applied what was delivered; not at all by default. */
  readonly waitReadersMs?: number | undefined;
  /** Makes a partial plan, and a partial sync. */
  readonly selection?: Selection | undefined;
  /** Applies this plan exactly, with its selection, or nothing. */
  readonly saved?: Plan | undefined;
}

export interface SyncOutcome {
  /** Applied, or what a dry run would apply. */
  readonly plan: Plan;
  /** Warnings, and errors that only a clock raises. */
  readonly checked: CheckedTree;
  /** The working tree has uncommitted changes: what is synced is no commit. */
  readonly dirty: boolean;
  /** null for a dry run. */
  readonly attribution: Attribution | null;
  /** null when nothing was written: a dry run, or there was nothing to write. */
  readonly applied: SyncResult | null;
  /** null for a dry run. */
  readonly delivery: DeliveryResult | null;
  /** What became of waiting for readers; null where nobody waited, or nothing was delivered. */
  readonly readers: Convergence | null;
}

/**
 * Brings the registry and the cache to what the working tree says: check, plan, apply, deliver.
 * @throws CatalogRefused for errors that no clock can change; OperationalError `refused` for a commit that does not
 * descend from the last one, `safety_limit`, `plan_stale`, `lock_held`, `usage`, `unavailable`. Nothing was written then.
 */
export async function syncProject(input: SyncInput): Promise<SyncOutcome> {
  const { root, today, cachePlace, dryRun = false } = input;
  requireReason(input);
  const flags = readFlags(input.allow ?? []);
  const checked = await checkTree({ root, today, cachePlace });
  const project = requireSound(checked);
  const policy = resolveSyncPolicy(project.config.data);
  const head = await readHead(root);
  const commit = head.dirty ? null : head.commit;
  const { saved, selection = saved?.selection } = input;
  const desired: Desired = { root, catalog: compileChecked(checked), policy, head, commit, selection, saved };
  const common = { checked, dirty: head.dirty };
  if (dryRun)
    return withDatabase(input, async (db) => {
      const { plan } = await converge(db, desired, { ...input, flags });
      return { ...common, plan, attribution: null, applied: null, delivery: null, readers: null };
    });
  // Uncommitted changes did not come through the pull request of the commit below them.
  const attribution = attribute(input, head.dirty ? { ...head, message: null } : head, commit);
  const cache = requireUsableCache(root, input);
  return withDatabase(input, async (db) => {
    const { plan, applied } = await converge(db, desired, { ...input, flags, attribution });
    const delivery = await (applied === null
      ? deliverEarlier(db, cache)
      : deliverCommitted(db, cache, plan.tenants.length));
    const readers = delivery.state === "delivered" ? await awaitReaders(db, cache, input) : null;
    return { ...common, plan, attribution, applied, delivery, readers };
  });
}

/** Everything is committed and delivered by now: what fails here must not look as if it were not. */
async function awaitReaders(db: Database, { redisUrl }: CacheChoice, input: SyncInput): Promise<Convergence | null> {
  const { waitReadersMs, signal } = input;
  if (waitReadersMs === undefined || redisUrl === undefined) return null;
  const { readIdentity } = await import("../sync/deliver-documents.ts");
  const { waitForReaders } = await import("./readers.ts");
  try {
    const info = await db.transaction(readIdentity, { readOnly: true, role: "tenantry_sync" });
    return await waitForReaders(redisUrl, { ...info, commit: info.last_commit }, waitReadersMs, signal);
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return { applied: 0, missing: [], error: `${error.message} ${error.hint}` };
  }
}

function requireReason({ allowRollback, reason }: SyncInput): void {
  if (allowRollback === true && (reason ?? "").trim() === "")
    throw new OperationalError(
      "usage",
      "--allow-rollback needs a reason.",
      'Say why, for the audit log: --reason "…".',
    );
}

/** Before anything is written: an address that cannot be read would only be noticed after the commit. */
function requireUsableCache(root: string, input: CacheInput): CacheChoice {
  const choice = requireCache(root, input);
  if (choice.policy === "redis" && choice.redisUrl !== undefined) checkAddress(choice.redisUrl);
  return choice;
}
