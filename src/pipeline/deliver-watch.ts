import type { Cache } from "../cache/cache.ts";
import { checkAddress } from "../cache/address.ts";
import { openCache } from "../cache/open.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { WatchedDelivery } from "../model/watched-delivery.ts";
import { wait } from "../model/wait.ts";
import type { GithubAccess } from "../model/write-back.ts";
import type { Database } from "../registry/database.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { openDatabase } from "../registry/open.ts";
import { lookOnce } from "../sync/deliver-look.ts";
import { afterFailure, afterLook, afterWriteBacks, newWatchedDelivery } from "./deliver-state.ts";
import type { JournalInput } from "./journal-replay.ts";
import { JournalWatch } from "./journal-watch.ts";
import type { CacheChoice, CacheInput } from "./cache-policy.ts";
import { requireCache } from "./cache-policy.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { WriteBackWatch } from "./write-back/watch-write-backs.ts";

/** How long a change waits at most before it is seen. */
const POLL_MS = 500;
const CHOOSE = "Leave --watch out, or say --cache redis.";
/** Between two looks in an outage: from 500 ms on, doubled, up to this. */
const MOST_PAUSE_MS = 5_000;

export interface WatchDeliveryInput extends RegistryAddress, CacheInput {
  /** The folder with tenantry.yaml, if there is one. */
  readonly root: string;
  /** Ends it after the batch that is under way. */
  readonly signal: AbortSignal;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
  /** Where what emergencies did without the registry is, and who is believed; by default that in Redis, and nobody. */
  readonly journal?: Omit<JournalInput, "now"> | undefined;
  /** Who tells Git of emergencies; undefined where that is not done here. */
  readonly github?: GithubAccess | undefined;
}

/**
 * Delivers whatever comes to wait, until it is told to stop; yields what it knows after each look. No outage ends it.
 * @throws OperationalError at the first look for what nobody mends by waiting: `usage` for an address that cannot be
 *   read, `refused` for another environment's registry, a login without the rights, another registry's Redis.
 */
export async function* watchDelivery(input: WatchDeliveryInput): AsyncGenerator<WatchedDelivery> {
  const { signal, now } = input;
  const services = new Services(input, requireWatchable(input));
  const journals = new JournalWatch(input.journal ?? { operatorKeys: undefined, folder: undefined });
  const writeBacks = input.github && new WriteBackWatch(input.github, signal);
  let state = newWatchedDelivery(now());
  try {
    for (let failed = 0, first = true; !signal.aborted; first = false) {
      try {
        const noted = failed === 0 ? undefined : state.last_error?.message;
        const db = await services.database();
        const openCache = () => services.cache();
        const look = () => lookOnce(db, openCache, { stop: signal, noted });
        const { looked, journal } = await journals.around({ db, openCache }, now(), look);
        if (first && looked.error?.code === "refused") throw looked.error;
        state = afterLook(state, looked, now());
        if (journal !== undefined) state = { ...state, journal };
        if (writeBacks) state = afterWriteBacks(state, writeBacks.look(db, now()), now());
      } catch (error) {
        if (!(error instanceof OperationalError) || error.code === "usage") throw error;
        if (first && error.code === "refused") throw error;
        state = afterFailure(state, error, now());
      }
      yield state;
      failed = state.state === "failing" ? failed + 1 : 0;
      const pause = failed === 0 ? POLL_MS : Math.min(POLL_MS * 2 ** (failed - 1), MOST_PAUSE_MS);
      await wait(pause, { signal }).catch(() => undefined); // to be stopped is no failure
    }
    yield { ...state, state: "stopped", time: new Date(now()).toISOString() };
  } finally {
    await writeBacks?.end();
    await services.close();
  }
}

interface WatchedCache {
  readonly redisUrl: string;
  readonly seal: CacheChoice["seal"];
}

/** Redis, where watching makes sense. */
function requireWatchable({ root, databaseUrl, ...cache }: WatchDeliveryInput): WatchedCache {
  const { policy, redisUrl, source, seal } = requireCache(root, cache);
  if (policy === "none" || redisUrl === undefined)
    throw new OperationalError("usage", `There is no cache, as ${source} says: nothing is to be delivered.`, CHOOSE);
  checkAddress(redisUrl);
  if (databaseUrl.startsWith("pglite:"))
    throw new OperationalError(
      "usage",
      "An embedded registry is open to one process at a time: watching it would keep all others out.",
      "Run `tenantry deliver` without --watch, or use PostgreSQL.",
    );
  return { redisUrl, seal };
}

/** Opened when first needed; from then on both come back by themselves after an outage. */
class Services {
  readonly #address: RegistryAddress;
  readonly #watched: WatchedCache;
  #db: Database | undefined;
  #cache: Cache | undefined;

  constructor(address: RegistryAddress, watched: WatchedCache) {
    this.#address = address;
    this.#watched = watched;
  }

  async database(): Promise<Database> {
    if (this.#db !== undefined) return this.#db;
    const { databaseUrl, environment } = this.#address;
    const db = await openDatabase(databaseUrl, { applicationName: "tenantry-deliver" });
    try {
      await requireRegistry(db, environment === undefined ? {} : { environment });
    } catch (error) {
      await db.close();
      throw error;
    }
    return (this.#db = db);
  }

  async cache(): Promise<Cache> {
    const { redisUrl, seal } = this.#watched;
    return (this.#cache ??= await openCache(redisUrl, seal && { seal }));
  }

  async close(): Promise<void> {
    this.#cache?.close();
    await this.#db?.close();
  }
}
