import { OperationalError } from "../model/operational-error.ts";

/** Runs one statement. Errors of the database arrive as OperationalError where an operator can act on them. */
export interface Sql {
  /**
   * `count` is the number of rows returned or written. Parameters: objects travel as JSON, arrays as SQL arrays (write
   * `JSON.stringify` for a JSON array), undefined is refused. Results: bigint as number (an error beyond 2^53), numeric,
   * date and interval as text, timestamptz as ISO text in UTC, json and jsonb parsed, bytea as Buffer.
   */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names its rows
  query<Row>(text: string, params?: readonly unknown[]): Promise<{ rows: Row[]; count: number }>;
  /** Runs several statements without parameters, such as a migration. */
  script(text: string): Promise<void>;
}

export interface TransactionOptions {
  /** Reads one snapshot and cannot write. Writing transactions are READ COMMITTED. */
  readOnly?: boolean;
  /** Runs as this role when the session's user is a member of it; as the session's user otherwise. */
  role?: string;
  /** How long to wait for a lock. Not enforced on PGlite. */
  lockTimeoutMs?: number;
  /** How long one statement may take. Not enforced on PGlite. */
  statementTimeoutMs?: number;
  /** Who is answerable, written to the audit log with every change of this transaction. */
  context?: object;
  /** Aborting it cancels the running statement, so that the server rolls back; a COMMIT under way is not disturbed. */
  signal?: AbortSignal;
}

export interface Database extends Sql {
  readonly kind: "pg" | "pglite";
  /** The address without its password. */
  readonly label: string;
  /** What this kind of registry does not do, in sentences for `status`. */
  readonly notes: readonly string[];
  /**
   * Commits when `work` resolves, rolls back when it throws. Inside, use only the `tx` that is handed in. Throws
   * CommitLost when it broke off during COMMIT; whatever else it throws, nothing was committed.
   */
  transaction<T>(work: (tx: Sql) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Shown in pg_stat_activity; `tenantry` by default. */
  applicationName?: string;
  /** The most connections of this process; 4 by default. */
  maxConnections?: number;
  /** How long to wait for a connection, over all hosts; what the URL says, 5 seconds for each host, stays the most. */
  connectTimeoutMs?: number;
  /**
   * How long a statement outside of a transaction may stay without an answer: then its connection is dropped, so that a
   * network that fell silent costs nobody else a connection. 65 seconds by default. Not enforced on PGlite.
   */
  answerTimeoutMs?: number;
  /** Makes the folder of an embedded registry that is not there yet; otherwise it is refused. */
  create?: boolean;
}

/** The hint wherever there is no registry, or an old one. */
export const MIGRATE = "Run `tenantry migrate`.";

export const LOCK_TIMEOUT_MS = 10_000;
export const STATEMENT_TIMEOUT_MS = 60_000;

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The SQLSTATE of an error of the database, mapped or not. */
export function sqlState(error: unknown): string | undefined {
  const origin = error instanceof OperationalError ? error.cause : error;
  if (typeof origin !== "object" || origin === null || !("code" in origin)) return undefined;
  return typeof origin.code === "string" && /^[0-9A-Z]{5}$/.test(origin.code) ? origin.code : undefined;
}

/** Repeats a whole transaction that lost a deadlock or a serialization conflict, with a growing random pause. */
export async function retrySerialization<T>(run: () => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const state = sqlState(error);
      if ((state !== "40001" && state !== "40P01") || attempt >= attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}
