import { AsyncLocalStorage } from "node:async_hooks";
import { resolve } from "node:path";
import { PGlite, type Transaction } from "@electric-sql/pglite";
import { type Database, type Sql, type TransactionOptions, quoteIdentifier } from "../database.ts";
import { OperationalError } from "../../model/operational-error.ts";
import { toOperationalError } from "../errors.ts";
import { roleApplies, setContext } from "../role.ts";
import { PARSERS, encodeParameter } from "../values.ts";
import { lockFolder } from "./lock-folder.ts";

const NOTES = [
  "Embedded registry: one process at a time, and no logins, so whoever can read the folder can change it.",
  "Writes are not flushed to disk one by one: a power failure can lose the latest.",
  "Time-outs of statements and locks are not enforced.",
] as const;

/** Opens (and creates) a folder that holds a PostgreSQL in WebAssembly. */
export async function openPglite(path: string): Promise<Database> {
  const folder = resolve(path);
  const label = `pglite:${path}`;
  const lock = await lockFolder(folder);
  let db: PGlite;
  try {
    db = await PGlite.create({ dataDir: folder, parsers: { ...PARSERS } });
  } catch (error) {
    await lock.release();
    throw new OperationalError(
      "unavailable",
      `The embedded registry in ${folder} cannot be opened.`,
      "Check that the folder can be written and holds nothing else.",
      { cause: error },
    );
  }
  const inside = new AsyncLocalStorage<boolean>();
  const outside = (): Sql => {
    // PGlite would wait for its own transaction for ever.
    if (inside.getStore() === true) throw new Error("Use the transaction's own query inside a transaction.");
    return sqlOn(db, label);
  };
  const memberships = new Map<string, boolean>();
  return {
    kind: "pglite",
    label,
    notes: NOTES,
    query: (text, params) => outside().query(text, params),
    script: (text) => outside().script(text),
    transaction: (work, options = {}) => {
      outside();
      return inside.run(true, () =>
        db.transaction((tx) => runInside(sqlOn(tx, label, options), memberships, work, options)),
      );
    },
    async close() {
      await db.close();
      await lock.release();
    },
  };
}

async function runInside<T>(
  tx: Sql,
  memberships: Map<string, boolean>,
  work: (tx: Sql) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  if (options.readOnly === true) await tx.script("set transaction isolation level repeatable read read only");
  if (options.role !== undefined && (await roleApplies(tx, memberships, options.role)))
    await tx.script(`set local role ${quoteIdentifier(options.role)}`);
  if (options.context !== undefined) await setContext(tx, options.context);
  const result = await work(tx);
  await tx.query("select 1"); // fails when a statement had failed: COMMIT would roll back and not say so
  return result;
}

function sqlOn(on: PGlite | Transaction, label: string, options: TransactionOptions = {}): Sql {
  const run = async <T>(send: () => Promise<T>): Promise<T> => {
    options.signal?.throwIfAborted();
    try {
      return await send();
    } catch (error) {
      throw toOperationalError(error, label);
    }
  };
  return {
    query: (text, params = []) =>
      run(async () => {
        // The caller names the shape of its own statement's rows.
        const { rows, rowCount } = await on.query<never>(text, params.map(encodeParameter));
        return { rows, count: rowCount ?? 0 };
      }),
    script: async (text) => {
      await run(() => on.exec(text));
    },
  };
}
