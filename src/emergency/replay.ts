import type { JournalEntry, ReplayedEntry } from "../model/journal.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Database, Sql } from "../registry/database.ts";
import { retrySerialization } from "../registry/database.ts";
import { finishJournalEntry } from "../registry/queries/finish-journal-entry.ts";
import { insertJournalEntry } from "../registry/queries/insert-journal-entry.ts";
import { wasLiftedSince } from "../registry/queries/was-lifted-since.ts";
import { suspend } from "./suspend.ts";

const LOCK_TIMEOUT_MS = 30_000;
const LIFTED = "the tenant was resumed after it had been signed";

/** An entry whose signature, registry and age have been looked at. */
export interface BelievedEntry {
  readonly entry: JournalEntry;
  /** As it was signed. */
  readonly text: string;
  /** The name of the key. */
  readonly key: string;
}

/** `settled` when another call was first. */
export type ReplayOutcome =
  | { readonly outcome: "replayed"; readonly replayed: ReplayedEntry }
  | { readonly outcome: "refused"; readonly why: string }
  | { readonly outcome: "settled" };

/**
 * Does in the registry what the entry says, once: its row in journal_entries and its hold are one transaction. Whoever
 * delivers may do it, under the emergency's role where the login has it. The log gets both times: when it was signed, and
 * its own.
 */
export function replayEntry(db: Database, believed: BelievedEntry): Promise<ReplayOutcome> {
  const { entry, key } = believed;
  const { id, actor, reason, at } = entry;
  const journal = { id, key, signed_at: at };
  const context = { actor, actor_source: "key", reason, emergency: "suspend", journal };
  const settings = { role: "tenantry_emergency", lockTimeoutMs: LOCK_TIMEOUT_MS, context };
  return retrySerialization(() => db.transaction((tx) => replay(tx, believed), settings));
}

async function replay(tx: Sql, { entry, text, key }: BelievedEntry): Promise<ReplayOutcome> {
  if (!(await insertJournalEntry(tx, entry, text, key))) return { outcome: "settled" };
  const { id, tenant_id, actor, at } = entry;
  const held = await apply(tx, entry);
  if (typeof held === "string") {
    await finishJournalEntry(tx, id, { refused: held });
    return { outcome: "refused", why: held };
  }
  const replayed_at = await finishJournalEntry(tx, id, { holdId: held });
  return { outcome: "replayed", replayed: { id, tenant_id, actor, key, signed_at: at, replayed_at, hold_id: held } };
}

/** The id of the hold, or why there is none. */
async function apply(tx: Sql, entry: JournalEntry): Promise<number | string> {
  const { tenant_id, reason, incident, review_by, review_at, actor, at } = entry;
  if (await wasLiftedSince(tx, tenant_id, at)) return LIFTED;
  const attribution = { actor, actor_source: "key", pr_url: null, pr_source: null, commit: null, reason } as const;
  const input = {
    tenantId: tenant_id,
    reason,
    attribution,
    ...(incident !== null && { incident }),
    ...(review_by !== null && { reviewBy: review_by }),
    ...(review_at !== null && { reviewAt: review_at }),
  };
  try {
    return (await suspend(tx, input)).hold.id;
  } catch (error) {
    if (error instanceof OperationalError && error.code === "refused" && error.cause === undefined)
      return error.message;
    throw error; // of the database: nothing has been decided
  }
}
