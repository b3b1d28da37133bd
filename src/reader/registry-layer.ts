import type { CacheItem } from "../cache/value.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { RegistryInfo } from "../model/registry.ts";
import type { Database } from "../registry/database.ts";
import { sqlState } from "../registry/database.ts";
import type { ChangedTenant, LastChange } from "../registry/queries/read-changes.ts";
import { readChangedSince, readLastChange } from "../registry/queries/read-changes.ts";
import { readDocuments } from "../registry/queries/read-documents.ts";
import { readFlagExpiries } from "../registry/queries/read-flag-expiries.ts";
import { readInfo } from "../registry/queries/read-info.ts";
import type { Breaker } from "./breaker.ts";
import { Reopened } from "./reopened.ts";

/** A service waits for one answer: long before the registry's own time limits, which are made for syncs. */
export const ANSWER_MS = 3_000;

export type { LastChange } from "../registry/queries/read-changes.ts";

/** PostgreSQL, as a reader uses it. */
export class RegistryLayer {
  readonly #db: Reopened<Database>;
  readonly #breaker: Breaker;
  #registryId: string | undefined;

  constructor(open: () => Promise<Database>, breaker: Breaker) {
    this.#breaker = breaker;
    this.#db = new Reopened(async () => {
      const db = await open();
      try {
        this.#registryId = (await readIdentity(db)).registry_id;
        return db;
      } catch (error) {
        await db.close();
        throw error;
      }
    });
  }

  /** Which registry this is; undefined until it was reached once. */
  get registryId(): string | undefined {
    return this.#registryId;
  }

  /** Throws OperationalError when the registry does not answer now. */
  async reach(): Promise<void> {
    const db = await within(ANSWER_MS, this.#db.get());
    await within(ANSWER_MS, readIdentity(db));
  }

  /** undefined when there is no such tenant. Throws OperationalError when the registry gives no answer within 3 s. */
  async read(tenantId: string): Promise<CacheItem | undefined> {
    const [stored] = await this.#breaker.run(async () => {
      const db = await within(ANSWER_MS, this.#db.get());
      return within(ANSWER_MS, readDocuments(db, [tenantId]));
    });
    return stored;
  }

  /** undefined where the registry cannot say, as one that an older version has migrated. Throws OperationalError like read(). */
  async readLastChange(): Promise<LastChange | undefined> {
    return this.#breaker.run(async () => {
      const db = await within(ANSWER_MS, this.#db.get());
      return within(ANSWER_MS, readLastChange(db).catch(ignoreMissing));
    });
  }

  /** With their versions of now; undefined when they are too many to name. Throws OperationalError like read(). */
  async readChangedSince(after: number): Promise<ChangedTenant[] | undefined> {
    return this.#breaker.run(async () => {
      const db = await within(ANSWER_MS, this.#db.get());
      return within(ANSWER_MS, readChangedSince(db, after));
    });
  }

  /** The last day of every flag that has one, by the flag's id. Throws OperationalError like read(). */
  async readFlagExpiries(): Promise<Map<string, string>> {
    const db = await within(ANSWER_MS, this.#db.get());
    return within(ANSWER_MS, readFlagExpiries(db));
  }

  close(): Promise<void> {
    return this.#db.close((db) => db.close());
  }
}

/** Not there yet, or not for this login: then each tenant is asked for. */
function ignoreMissing(error: unknown): undefined {
  const state = sqlState(error);
  if (state !== "42883" && state !== "42501") throw error;
}

/** Without the checks of requireRegistry: a reader has to go on while a newer version migrates the registry. */
async function readIdentity(db: Database): Promise<RegistryInfo> {
  try {
    const info = await readInfo(db);
    if (info !== undefined) return info;
  } catch (error) {
    if (sqlState(error) !== "42P01" && sqlState(error) !== "3F000") throw error;
  }
  throw new OperationalError("unavailable", `The database ${db.label} holds no registry.`, "Run `tenantry migrate`.");
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const hint = "Check the load of PostgreSQL and the network to it.";
      reject(new OperationalError("unavailable", "The registry did not answer in time.", hint));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
