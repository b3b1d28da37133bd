import type { PoolClient } from "pg";
import { type Sql, STATEMENT_TIMEOUT_MS, sqlState } from "../database.ts";
import { isServerError, toOperationalError } from "../errors.ts";
import { encodeParameter } from "../values.ts";
import { requestCancel } from "./cancel.ts";
import type { Hosts } from "./hosts.ts";

/** The client waits a little longer than the server's statement_timeout, so that the server's answer wins. */
const GRACE_MS = 5_000;

/** One connection, borrowed from the pool. It is destroyed instead of returned once its state is in doubt. */
export class Lease implements Sql {
  private readonly client: PoolClient;
  private readonly hosts: Hosts;
  private broken = false;
  /** Milliseconds that the server allows one statement; 0 for no limit. */
  statementTimeoutMs = STATEMENT_TIMEOUT_MS;
  /** Milliseconds after which an answer is given up, where the server has been set no limit for the statement. */
  answerTimeoutMs: number | undefined;
  /** In a transaction that was opened read-only, a refused write is a bug and not a standby. */
  readOnly = false;

  constructor(client: PoolClient, hosts: Hosts) {
    this.client = client;
    this.hosts = hosts;
  }

  query: Sql["query"] = async (text, params = []) => {
    const { rows, count } = await this.send(text, params);
    // The caller names the shape of its own statement's rows; no type can prove it.
    return { rows: rows as never[], count };
  };

  async script(text: string): Promise<void> {
    await this.send(text, []);
  }

  /** Sends one statement, or several without parameters, and returns the answer to the last. */
  async send(text: string, params: readonly unknown[]): Promise<{ command: string; rows: unknown[]; count: number }> {
    const values = params.length === 0 ? undefined : params.map(encodeParameter);
    const timeout = this.answerTimeoutMs ?? (this.statementTimeoutMs === 0 ? 0 : this.statementTimeoutMs + GRACE_MS);
    // query_timeout is known to pg but not to its types.
    const config: { text: string; values?: unknown[]; query_timeout: number } = { text, query_timeout: timeout };
    if (values !== undefined) config.values = values;
    try {
      const answer = await this.client.query<Record<string, unknown>>(config);
      // Several statements give a list of answers, which the types do not say.
      const last = Array.isArray(answer) ? (answer as (typeof answer)[]).at(-1) : answer;
      return { command: last?.command ?? "", rows: last?.rows ?? [], count: last?.rowCount ?? 0 };
    } catch (error) {
      throw this.judge(error);
    }
  }

  /** Stops what runs and drops the connection: the server rolls back. */
  kill(): void {
    this.broken = true;
    requestCancel(this.client);
    void this.client.end().catch(() => undefined);
  }

  get usable(): boolean {
    return !this.broken;
  }

  release(): void {
    this.client.release(this.broken);
  }

  private judge(error: unknown): unknown {
    const readOnlyServer = sqlState(error) === "25006" && !this.readOnly;
    if (readOnlyServer) this.hosts.demote();
    if (readOnlyServer || (sqlState(error) ?? "").startsWith("57P")) this.broken = true;
    if (!isServerError(error) && !this.broken) this.kill();
    return sqlState(error) === "25006" && this.readOnly ? error : toOperationalError(error, this.hosts.label());
  }
}
