import {
  LOCK_TIMEOUT_MS,
  type Sql,
  STATEMENT_TIMEOUT_MS,
  type TransactionOptions,
  quoteIdentifier,
} from "../database.ts";
import { CommitLost } from "../commit-lost.ts";
import { nameRole } from "../errors.ts";
import { roleApplies, setContext } from "../role.ts";
import type { Lease } from "./lease.ts";

/**
 * One transaction on one connection. All settings are SET LOCAL: nothing outlives the transaction, so that a pooler
 * may hand the connection to somebody else. A COMMIT whose answer is lost throws CommitLost, also when the signal has
 * been aborted: the signal's own reason says that nothing was committed.
 */
export async function runTransaction<T>(
  lease: Lease,
  memberships: Map<string, boolean>,
  work: (tx: Sql) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const { signal } = options;
  signal?.throwIfAborted();
  const abort = () => lease.kill();
  signal?.addEventListener("abort", abort, { once: true });
  lease.statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  lease.readOnly = options.readOnly ?? false;
  try {
    await begin(lease, memberships, options);
    const result = await work(lease);
    signal?.throwIfAborted();
    signal?.removeEventListener("abort", abort); // from here on the server decides
    await commit(lease);
    return result;
  } catch (error) {
    if (lease.usable) await rollback(lease);
    throw signal?.aborted === true && !(error instanceof CommitLost) ? signal.reason : nameRole(error, options.role);
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

async function begin(lease: Lease, memberships: Map<string, boolean>, options: TransactionOptions): Promise<void> {
  const lock = String(Math.trunc(options.lockTimeoutMs ?? LOCK_TIMEOUT_MS));
  const statement = String(Math.trunc(lease.statementTimeoutMs));
  await lease.script(
    `begin isolation level ${lease.readOnly ? "repeatable read read only" : "read committed"};
     set local lock_timeout = ${lock}; set local statement_timeout = ${statement};
     set local idle_in_transaction_session_timeout = ${statement}`,
  );
  if (options.role !== undefined && (await roleApplies(lease, memberships, options.role)))
    await lease.script(`set local role ${quoteIdentifier(options.role)}`);
  if (options.context !== undefined) await setContext(lease, options.context);
}

/** A transaction in which a statement failed answers COMMIT with ROLLBACK, and no error. */
async function commit(lease: Lease): Promise<void> {
  const answer = await lease.send("commit", []).catch((error: unknown) => {
    // A connection that is still good has brought the server's own refusal; without writes nothing can be lost.
    throw lease.usable || lease.readOnly ? error : new CommitLost(error);
  });
  if (answer.command !== "COMMIT") throw new Error("The transaction was rolled back: a statement in it had failed.");
}

async function rollback(lease: Lease): Promise<void> {
  try {
    await lease.script("rollback");
  } catch {
    lease.kill(); // the error that led here is the one to report
  }
}
