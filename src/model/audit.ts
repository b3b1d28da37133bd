import type { JsonObject } from "./json.ts";
import type { ChainEnd, ChainFault } from "./sealed.ts";

/** One changed row, as the audit log recorded it. */
export interface AuditEntry {
  /** Its place in the whole log, from 1, without gaps. */
  readonly seq: number;
  /** The transaction's place in the chain. */
  readonly link: number;
  /** ISO 8601, UTC. */
  readonly at: string;
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

export interface AuditFilter {
  /** The tenant's row and its holds. */
  readonly tenantId?: string;
  /** ISO 8601. */
  readonly since?: string;
  /** The most entries, newest first. */
  readonly limit?: number;
}

/** What the registry's log says of itself; a rewound end shows only against an export. */
export interface ChainVerdict extends ChainEnd {
  readonly bad: ChainFault | null;
}
