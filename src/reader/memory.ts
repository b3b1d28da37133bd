import type { CachedTenant } from "../cache/value.ts";
import type { Version } from "../cache/version.ts";
import { compareVersions, laterVersion, reaches } from "../cache/version.ts";
import type { Loaded } from "./answer.ts";

/** Changes arrive by push; this only bounds what a defect could do. Shortened at random, so that not all expire at once. */
const FOLLOWED_MS = 60_000;
/** Where nobody reports changes an answer is repeated for a moment only. */
export const UNFOLLOWED_MS = 500;
/** So long after PostgreSQL was asked what has changed its word is still good: it is asked every 500 ms. */
const POLLED_MS = 750;
/** While changes are pushed again, Redis is asked soon for what nobody pushes yet. */
const UNPUSHED_MS = 5_000;
/** A tenant that is not there may be created any moment. */
const ABSENT_MS = 1_000;
/** Ids that do not exist are kept too, and callers may ask for any number of them. */
const MOST = 50_000;

export interface Entry {
  readonly loaded: Loaded;
  /** When the first server was asked for it. */
  readonly askedAt: number;
  readonly loadedAt: number;
  /** Milliseconds while changes are pushed. */
  readonly lifetime: number;
  /** A copy that nobody has confirmed. */
  readonly unconfirmed: boolean;
  /** That of the memory when it was loaded: another one now means that pushes may have been missed since. */
  readonly generation: number;
}

/** What had been announced when a load began. */
export interface Mark {
  readonly at: number;
  readonly generation: number;
  readonly floor: Version | undefined;
}

/**
 * The answers of one process, and the lowest version of each tenant that it may still give. No entry is ever below its
 * tenant's floor: whatever raises a floor drops the entry. What was known last stays aside. Times are milliseconds.
 */
export class Memory {
  readonly #entries = new Map<string, Entry>();
  readonly #known = new Map<string, Entry>();
  readonly #floors = new Map<string, Version>();
  #polledSince = Infinity;
  #polledAt = -Infinity;
  #unfollowed = false;
  #epoch = 0;
  #generation = 0;

  /** The highest epoch that was seen. */
  get epoch(): number {
    return this.#epoch;
  }

  /** `live`: changes are being pushed right now. */
  find(id: string, now: number, live: boolean): Entry | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    const lifetime = live && entry.loaded.followed ? entry.lifetime : this.#polledLifetime(entry, now, live);
    return now - entry.loadedAt < lifetime ? entry : undefined;
  }

  /** True when an answer whose changes nobody pushes was used since this was asked last. */
  takeUnfollowed(): boolean {
    const unfollowed = this.#unfollowed;
    this.#unfollowed = false;
    return unfollowed;
  }

  /** At `at` PostgreSQL was asked, and floors were raised for all that has changed since `since`. */
  confirm(since: number, at: number): void {
    this.#polledSince = since;
    this.#polledAt = at;
  }

  /** What a server gave less than this long ago, and is not older than anything that is known of the tenant. */
  findOlder(id: string, now: number, lifetime: number): Entry | undefined {
    const entry = this.#known.get(id);
    if (entry === undefined || entry.unconfirmed || now - entry.loadedAt >= lifetime) return undefined;
    return this.admits(id, entry.loaded) ? entry : undefined;
  }

  /** The last answer of all: it may have expired, be superseded, or lie below the floor. Never that there is none. */
  known(id: string): Entry | undefined {
    return this.#known.get(id);
  }

  /** How many tenants are known. */
  get size(): number {
    return this.#known.size;
  }

  /** All that is known of tenants, the oldest answer first. */
  listKnown(): IterableIterator<[string, Entry]> {
    return this.#known.entries();
  }

  /** The lowest version that may be answered; undefined while nothing was heard of the tenant. */
  floor(id: string): Version | undefined {
    return this.#floors.get(id);
  }

  /**
   * Milliseconds since the entry was last known to be current. `confirmedAt` is when it was last seen that nothing is
   * missing on the stream: until then an entry that it follows was current, however old.
   */
  ageOf(entry: Entry, now: number, confirmedAt: number): number {
    const pushed = entry.loaded.followed && entry.generation === this.#generation ? confirmedAt : -Infinity;
    const polled = this.#isPolled(entry) ? this.#polledAt : -Infinity;
    return now - Math.max(entry.loadedAt, pushed, polled);
  }

  mark(id: string, at: number): Mark {
    return { at, generation: this.#generation, floor: this.#floors.get(id) };
  }

  /** False for what must not be answered: a newer version has been announced, or an epoch has ended. */
  admits(id: string, version: Version): boolean {
    return version.epoch >= this.#epoch && reaches(version, this.#floors.get(id));
  }

  /** Rows stay in a registry, so that a tenant of which a version is known is missing only in one that lags or was restored. */
  admitsAbsence(id: string): boolean {
    const floor = this.#floors.get(id);
    return floor === undefined || floor.config_version === 0 || floor.epoch < this.#epoch;
  }

  /**
   * Keeps what was loaded since `mark`. False when it must not be answered, also because announcements were missed in
   * the meantime. That a tenant is not there at all (version 0) holds until something is announced of it.
   */
  keep(id: string, loaded: Loaded, mark: Mark, now: number): boolean {
    if (mark.generation !== this.#generation) return false;
    const absent = loaded.config_version === 0;
    if (absent && this.#floors.get(id) !== mark.floor) return false;
    if (absent ? !this.admitsAbsence(id) : !this.admits(id, loaded)) return false;
    if (!absent) this.raise(id, loaded);
    const lifetime = (absent ? ABSENT_MS : FOLLOWED_MS) * (0.9 + Math.random() / 10);
    const { at: askedAt, generation } = mark;
    const entry = { loaded, askedAt, loadedAt: now, lifetime, unconfirmed: false, generation };
    if (!loaded.followed) this.#unfollowed = true;
    put(this.#entries, id, entry);
    if (absent) this.#known.delete(id);
    else put(this.#known, id, entry);
    return true;
  }

  /** Keeps a copy that nobody confirms for those who do not wait, as old as it is; it is not given as an answer. */
  remember(id: string, tenant: CachedTenant, loadedAt: number): void {
    const loaded = { ...tenant, source: "redis", followed: false } as const;
    const generation = this.#generation;
    put(this.#known, id, { loaded, askedAt: loadedAt, loadedAt, lifetime: 0, unconfirmed: true, generation });
  }

  /** Nothing below this version of the tenant is answered any more. */
  raise(id: string, version: Version): void {
    this.advance(version.epoch);
    this.#floors.set(id, laterVersion(this.#floors.get(id), version));
    const entry = this.#entries.get(id);
    if (entry !== undefined && compareVersions(entry.loaded, version) < 0) this.#entries.delete(id);
  }

  /** Nothing of an earlier epoch is answered any more. */
  advance(epoch: number): void {
    if (epoch <= this.#epoch) return;
    this.#epoch = epoch;
    this.#entries.clear();
  }

  /** Forgets every answer, and refuses those that are on their way. The floors stay: they are still true. */
  clear(): void {
    this.#entries.clear();
    this.#generation += 1;
  }

  #polledLifetime(entry: Entry, now: number, live: boolean): number {
    this.#unfollowed = true;
    if (!this.#isPolled(entry) || now - this.#polledAt >= POLLED_MS) return UNFOLLOWED_MS;
    return live ? Math.min(entry.lifetime, UNPUSHED_MS) : entry.lifetime;
  }

  /** What Redis gave may lack a change that PostgreSQL had already counted. */
  #isPolled({ loaded, askedAt }: Entry): boolean {
    return loaded.source === "postgres" && askedAt >= this.#polledSince;
  }
}

/** Puts an entry behind all others, and makes room for it at the front. */
function put(entries: Map<string, Entry>, id: string, entry: Entry): void {
  entries.delete(id);
  for (const oldest of entries.keys()) {
    if (entries.size < MOST) break;
    entries.delete(oldest);
  }
  entries.set(id, entry);
}
