import type { DateText } from "./clock.ts";
import type { TenantStatus } from "./catalog.ts";

/** A suspension that was decided while PostgreSQL could not be written: what its operator has signed. */
export interface JournalEntry {
  /** A random UUID: it is replayed once, however often it is found. */
  readonly id: string;
  /** As the marker in Redis names it. */
  readonly registry_id: string;
  readonly tenant_id: string;
  readonly action: "suspend";
  readonly reason: string;
  readonly incident: string | null;
  /** Who has the key: the last part of its name. */
  readonly actor: string;
  /** ISO 8601, UTC, by the clock of the operator's machine. */
  readonly at: string;
  readonly review_by: DateText | null;
  /** The same to the minute, where it was said so. ISO 8601. */
  readonly review_at: string | null;
}

/** What `suspend` did without PostgreSQL. */
export interface JournalledSuspension {
  readonly tenant_id: string;
  /** As Redis served it. */
  readonly status_before: TenantStatus;
  readonly status: "suspended";
  readonly journal: {
    readonly entry: JournalEntry;
    /** The name of the key that signed it. */
    readonly key: string;
    /** The copy on this machine; null when it could not be written. */
    readonly file: string | null;
    /** Why it could not. */
    readonly file_error: string | null;
  };
  /** Milliseconds from the start of the command's own work. */
  readonly effective: {
    /** When PostgreSQL was given up. */
    readonly database_failed_ms: number;
    /** When the overlay was read back. */
    readonly cache_ms: number;
  };
  /** Why it is not in the registry. */
  readonly error: string;
}

export interface ReplayedEntry {
  readonly id: string;
  readonly tenant_id: string;
  readonly actor: string;
  readonly key: string;
  /** Both ISO 8601, UTC. */
  readonly signed_at: string;
  readonly replayed_at: string;
  readonly hold_id: number;
}

/** An entry that was not applied, and why. It is kept where it was found. */
export interface RefusedEntry {
  /** A file, or the id of an entry of the stream. */
  readonly place: string;
  /** As it says itself; null where it cannot be read. */
  readonly tenant_id: string | null;
  readonly why: string;
}

/** What became of the journal. */
export interface JournalReport {
  /** By this call. */
  readonly replayed: readonly ReplayedEntry[];
  readonly refused: readonly RefusedEntry[];
  /** Entries that are neither: they wait for a delivery, or for a command that knows the operators' keys. */
  readonly waiting: number;
}
