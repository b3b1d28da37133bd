import { CommitLost } from "../../src/registry/commit-lost.ts";
import type { Database, Sql, TransactionOptions } from "../../src/registry/database.ts";
import { OperationalError } from "../../src/model/operational-error.ts";
import type { Engine, Process } from "./engine.ts";
import type { RegistryData } from "./registry-data.ts";
import type { Session } from "./registry-sql.ts";
import { ADVISORY_LOCK, runStatement } from "./registry-sql.ts";
import type { Network } from "./wire.ts";
import { Wire } from "./wire.ts";

type Rows = readonly object[];

const LOOK_UP = /from tenantry\.tenants t cross join/;

/** The PostgreSQL of the schedule: sessions, claims, one advisory lock. */
export class RegistryServer {
  readonly data: RegistryData;
  up = true;
  readonly wires = new Set<Wire>();
  readonly #engine: Engine;
  #holder: Session | undefined;
  readonly #waiting: { readonly session: Session; readonly grant: () => void }[] = [];

  constructor(engine: Engine, data: RegistryData) {
    this.#engine = engine;
    this.data = data;
  }

  accept(wire: Wire): Session {
    const session = { claimed: [], writes: [] };
    this.wires.add(wire);
    wire.onServerClose(() => {
      this.wires.delete(wire);
      this.end(session, false);
    });
    return session;
  }

  /** `answer` is called when it has been run, which for a lock may be much later. */
  execute(session: Session, text: string, params: readonly unknown[], answer: (rows: Rows) => void): void {
    if (text === ADVISORY_LOCK) this.#lock(session, answer);
    else answer(runStatement(this.data, text, params, session));
  }

  end(session: Session, commit: boolean): void {
    if (commit) for (const write of session.writes) write(this.#engine.now);
    session.writes.length = 0;
    for (const row of session.claimed.splice(0)) if (row.lock === session) row.lock = undefined;
    const waiting = this.#waiting.findIndex((each) => each.session === session);
    if (waiting >= 0) this.#waiting.splice(waiting, 1);
    if (this.#holder !== session) return;
    const next = this.#waiting.shift();
    this.#holder = next?.session;
    next?.grant();
  }

  /** Every session ends, and nothing that was not committed remains. */
  stop(): void {
    this.up = false;
    for (const wire of this.wires) wire.sever();
  }

  #lock(session: Session, answer: (rows: Rows) => void): void {
    const grant = () => answer([{}]);
    if (this.#holder !== undefined) {
      this.#waiting.push({ session, grant });
      return;
    }
    this.#holder = session;
    grant();
  }
}

function gone(): OperationalError {
  return new OperationalError("unavailable", "The simulated registry closed the connection.", "Try again in a moment.");
}

/** One connection of a pool. */
class Connection implements Sql {
  readonly wire: Wire;
  readonly #server: RegistryServer;
  #session: Session | undefined;
  #reject: ((error: Error) => void) | undefined;

  constructor(engine: Engine, network: Network, server: RegistryServer, process: Process) {
    this.wire = new Wire(engine, network, process);
    this.#server = server;
    this.wire.onClientClose(() => this.#reject?.(gone()));
  }

  query: Sql["query"] = (text, params = []) =>
    this.#ask((session, answer) => {
      const late = this.#lateness(text);
      this.#server.execute(session, text, params, (rows) => {
        answer({ rows: rows as never[], count: rows.length }, late);
      });
    });

  #lateness(text: string): number {
    const { client } = this.wire;
    if (client.slowLookUpMs === 0 || !LOOK_UP.test(text)) return 0;
    const late = client.slowLookUpMs;
    client.slowLookUpMs = 0;
    return late;
  }

  script(): Promise<void> {
    return Promise.reject(new Error("The simulated registry runs no scripts."));
  }

  async commit(): Promise<void> {
    const ended = this.#ask<undefined>((session, answer) => {
      this.#server.end(session, true);
      answer(undefined);
    });
    await ended.catch((error: unknown) => Promise.reject(new CommitLost(error)));
  }

  /** Nothing is open. */
  release(): void {
    this.wire.finish();
  }

  /** What is open is rolled back when the server hears of it. */
  drop(): void {
    this.wire.hangUp();
  }

  #ask<T>(run: (session: Session, answer: (value: T, late?: number) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.wire.open) {
        reject(gone());
        return;
      }
      this.#reject = reject;
      this.wire.up(() => {
        if (!this.#server.up) this.wire.cut();
        else
          run((this.#session ??= this.#server.accept(this.wire)), (value, late) =>
            this.wire.down(() => resolve(value), late),
          );
      });
    });
  }
}

/** The registry as one process sees it. */
export function openSimulated(engine: Engine, network: Network, server: RegistryServer, process: Process): Database {
  const connect = () => new Connection(engine, network, server, process);
  return {
    kind: "pg",
    label: "simulated",
    notes: [],
    query: (text, params) => lend(connect(), (connection) => connection.query(text, params)),
    script: () => Promise.reject(new Error("The simulated registry runs no scripts.")),
    transaction: (work, options) => transact(connect(), work, options),
    close: () => Promise.resolve(),
  };
}

async function transact<T>(
  connection: Connection,
  work: (tx: Sql) => Promise<T>,
  { readOnly = false }: TransactionOptions = {},
): Promise<T> {
  return lend(connection, async () => {
    const result = await work(connection);
    if (!readOnly) await connection.commit();
    return result;
  });
}

async function lend<T>(connection: Connection, work: (connection: Connection) => Promise<T>): Promise<T> {
  try {
    const result = await work(connection);
    connection.release();
    return result;
  } catch (error) {
    connection.drop();
    throw error;
  }
}
