import pg, { type PoolClient } from "pg";
import { OperationalError } from "../../model/operational-error.ts";
import { type PostgresAddress, malformed } from "../address.ts";
import { type OpenOptions, sqlState } from "../database.ts";
import { lacksPassword, toOperationalError } from "../errors.ts";
import { ClosingClient } from "./closing-client.ts";
import { TYPES } from "./types.ts";

/** The servers of one URL: one pool each, made when it is needed. */
export interface Hosts {
  /** A connection to the first server that answers, beginning with the one that answered last. */
  acquire(): Promise<PoolClient>;
  /** `user@host:port/database` of the server in use. */
  label(): string;
  /** The server in use turned out to be read-only: its idle connections are dropped and judged anew. */
  demote(): void;
  close(): Promise<void>;
}

export function openHosts(address: PostgresAddress, options: OpenOptions): Hosts {
  const labels = address.urls.map(labelOf);
  const pools: (pg.Pool | undefined)[] = address.urls.map(() => undefined);
  let current = 0;
  const poolAt = (index: number) => (pools[index] ??= newPool(address, address.urls[index] ?? "", options));
  const label = (index: number) => labels[index] ?? "";
  return {
    label: () => label(current),
    async acquire() {
      for (let turn = 0; ; turn++) {
        const index = (current + turn) % pools.length;
        try {
          const client = await poolAt(index).connect();
          current = index;
          return client;
        } catch (error) {
          if (turn + 1 < pools.length && mayTryNext(error)) continue;
          throw pools.length > 1 && mayTryNext(error)
            ? noneAnswered(labels, error)
            : toOperationalError(error, label(index));
        }
      }
    },
    demote() {
      void pools[current]?.end();
      pools[current] = undefined;
    },
    async close() {
      await Promise.all(pools.map(async (pool) => pool?.end()));
    },
  };
}

function newPool(address: PostgresAddress, url: string, options: OpenOptions): pg.Pool {
  const config: pg.PoolConfig = {
    connectionString: url,
    Client: ClosingClient,
    types: TYPES,
    max: options.maxConnections ?? 4,
    connectionTimeoutMillis: Math.min(
      address.connectTimeoutMs,
      (options.connectTimeoutMs ?? Infinity) / address.urls.length,
    ),
    application_name: options.applicationName ?? "tenantry",
    keepAlive: true,
  };
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it, though its types do not say so
  if (address.readWrite) config.onConnect = refuseReadOnly;
  const pool = new pg.Pool(config);
  // Without listeners a connection that the server closes would end the process; the next query reports it.
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return pool;
}

function ignore(): void {
  // Deliberately nothing.
}

async function refuseReadOnly(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ ro: boolean }>(
    "select pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as ro",
  );
  if (rows[0]?.ro === true)
    throw Object.assign(new Error("the server is read-only"), { code: "25006", severity: "ERROR" });
}

/** As libpq: a server that refuses the login has answered, so the others are not asked. */
function mayTryNext(error: unknown): boolean {
  if (lacksPassword(error)) return false;
  const state = sqlState(error) ?? "";
  return !(state.startsWith("28") || state === "3D000" || state === "42501");
}

function noneAnswered(labels: readonly string[], cause: unknown): OperationalError {
  return new OperationalError(
    "unavailable",
    `None of the registry's servers can be used: ${labels.join(", ")}.`,
    "Check that one of them runs and accepts writes, and that TENANTRY_DATABASE_URL names it.",
    { cause },
  );
}

function labelOf(url: string): string {
  try {
    const { user, host, port, database } = new pg.Client({ connectionString: url });
    return `${user ?? ""}@${host}:${port}/${database ?? ""}`;
  } catch {
    throw malformed(); // not as a cause: the driver's error quotes the URL
  }
}
