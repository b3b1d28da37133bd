import type { DisabledTrigger } from "./disabled-trigger.ts";
import type { EntityKind } from "./document.ts";
import type { JsonValue } from "./json.ts";

/** Who moved a value in the registry, as the audit log has it. */
export interface DriftAuthor {
  /** Of the newest entry that moved the value. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The login, as the server saw it. */
  readonly db_user: string;
  /** What a writing role said of itself; null for who wrote directly. */
  readonly actor: string | null;
}

/** A value of the registry that is not what the last sync wrote. A side that has no value is absent. */
export interface DriftField {
  readonly path: string;
  /** What the last sync wrote; not known of tiers, features and flags. */
  readonly applied?: JsonValue;
  readonly live?: JsonValue;
  /** What Git wants now: the next sync writes it. */
  readonly desired?: JsonValue;
  /** `both` when Git has changed it since as well. */
  readonly changed_by: "live" | "both";
  /** Absent when the log may not be read, or does not tell. */
  readonly by?: DriftAuthor;
}

/**
 * How a row came to be other than its own hash says: no entry of the log made it so, an entry did and wrote the hash of
 * what was there before, or the log could not be asked.
 */
export type HashMismatch = "past-the-triggers" | "old-hash-put-back" | "not-known";

/** A row that somebody else than sync has written. */
export interface DriftedRow {
  readonly kind: EntityKind;
  readonly id: string;
  /** `inserted`: there is no file. `removed`: there is one, and the row is marked as removed. */
  readonly change: "changed" | "inserted" | "removed";
  /** Empty unless `changed`. */
  readonly fields: readonly DriftField[];
  /** Only where the row has a hash that is not its own. Plan and sync compare hashes, so they may pass over it. */
  readonly hash_mismatch?: HashMismatch;
  readonly by?: DriftAuthor;
}

/** What the registry holds that neither Git nor an open hold explains. */
export interface Drift {
  readonly environment: string;
  /** Of the last sync. */
  readonly commit: string | null;
  /** Tenants first, then tiers, features and flags, each by id. */
  readonly rows: readonly DriftedRow[];
  /** Whether the log could be asked who it was. */
  readonly authors: "known" | "refused";
  /** By table and name. */
  readonly disabled_triggers: readonly DisabledTrigger[];
}
