import type { AttributionSource } from "../../model/attribution.ts";

/** What one committed sync did. */
export interface SyncRun {
  /** A UUID, chosen before the transaction: it finds a commit whose answer was lost. */
  readonly id: string;
  readonly commit: string | null;
  readonly catalog_hash: string;
  readonly plan_hash: string;
  readonly actor: string;
  readonly actor_source: AttributionSource;
  readonly pr_url: string | null;
  readonly pr_source: AttributionSource | null;
  readonly reason: string | null;
  /** ISO 8601, UTC. */
  readonly started_at: string;
  readonly finished_at: string;
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  readonly held: number;
  /** The registry's revision after it. */
  readonly revision: number;
}

export const SYNC_RUN_COLUMNS = `id, commit, catalog_hash, plan_hash, actor, actor_source, pr_url, pr_source, reason, started_at,
  finished_at, created, updated, removed, held, revision`;
