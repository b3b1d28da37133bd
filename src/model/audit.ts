import type { JsonObject, JsonPath, JsonValue } from "./json.ts";

/** One changed row, as the audit log recorded it. */
export interface AuditEntry {
  /** Its place in the whole log, from 1, without gaps. */
  readonly seq: number;
  /** The transaction's place in the chain. */
  readonly link: number;
  /** When the row was written; ISO 8601, UTC. */
  readonly at: string;
  /** When its transaction was sealed: from then on others saw it. */
  readonly committed_at: string;
  readonly action: AuditAction;
  readonly op: "INSERT" | "UPDATE" | "DELETE";
  /** The table, without its schema. */
  readonly table: string;
  /** The row's primary key. */
  readonly key: string;
  /** The login, as the server saw it. */
  readonly db_user: string;
  /** The role that the login had taken on; `none` when it had not. */
  readonly db_role: string;
  /** The address that the server saw; `local` for a socket. */
  readonly client: string;
  /** What a writing role said of itself (Attribution, sync id); `{"direct": true}` when nothing was said or believed. */
  readonly context: JsonObject;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

/** What an entry did. A hold that ends because Git has caught up is reconciled. */
export const AUDIT_ACTIONS = [
  "created",
  "updated",
  "suspended",
  "resumed",
  "tier_changed",
  "removed",
  "restored",
  "hold_opened",
  "hold_lifted",
  "hold_reconciled",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** A value that an entry changed; `before` or `after` is absent when there was or is none. */
export interface AuditedChange {
  /** As in plans: `limits.max_users`, `features.x`; of a tier, feature or flag the path in its file. */
  readonly path: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/**
 * How far the name of the actor is to be believed: `attested` by a service that knows who it was, `asserted` by the
 * writer itself, or `direct`: nobody named anybody, and the login stands in for the actor.
 */
export type AuditTrust = "attested" | "asserted" | "direct";

/** Who is answerable for an entry. */
export interface AuditedBy {
  readonly actor: string;
  readonly actor_source: string | null;
  readonly trust: AuditTrust;
  /** The login, as the server saw it. */
  readonly db_user: string;
  readonly commit: string | null;
  /** `Name <email>` of who wrote the change of this row, as Git has it: self-asserted. null when only the sync is known. */
  readonly author: string | null;
  readonly pr_url: string | null;
  readonly pr_source: string | null;
  readonly sync_id: string | null;
  readonly reason: string | null;
}

/** An entry with what it changed and who did it. */
export interface AuditRecord extends AuditEntry {
  readonly by: AuditedBy;
  /** Sorted by path, without bookkeeping; empty for a row that came or went. */
  readonly changes: readonly AuditedChange[];
}

/** Newest first, page by page. */
export type AuditPages = AsyncIterable<readonly AuditRecord[]>;

export interface AuditFilter {
  /** The tenant's row and its holds. */
  readonly tenantId?: string | undefined;
  /** A value that was changed, or something below it. */
  readonly field?: JsonPath | undefined;
  /** A whole name as it was recorded, the name or the address of `name <address>`, or a login. */
  readonly actor?: string | undefined;
  /** The number or the URL of a pull request. */
  readonly pullRequest?: string | undefined;
  readonly actions?: readonly AuditAction[] | undefined;
  /** ISO 8601; entries from this time on. */
  readonly since?: string | undefined;
  /** ISO 8601; entries up to this time, its millisecond included. */
  readonly until?: string | undefined;
  /** The most entries, newest first. */
  readonly limit?: number | undefined;
}
