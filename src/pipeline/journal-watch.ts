import type { Cache } from "../cache/cache.ts";
import type { JournalReport } from "../model/journal.ts";
import type { Database } from "../registry/database.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { replayJournal, settleJournal } from "./journal-replay.ts";
import type { JournalInput, Replay } from "./journal-replay.ts";

/** An entry is written in an outage, which ends before it can be replayed: nobody waits for it to the second. */
const EVERY_MS = 5_000;

/** Replays the journal around the looks of a watching delivery. */
export class JournalWatch {
  readonly #input: Omit<JournalInput, "now">;
  #lookedAt = -Infinity;

  constructor(input: Omit<JournalInput, "now">) {
    this.#input = input;
  }

  /**
   * Before and after `look`, which delivers what a replay has written. The report is undefined when it was not time.
   * @throws OperationalError of the registry, and `usage` for a key that is none
   */
  async around<T>(
    services: { readonly db: Database; readonly openCache: () => Promise<Cache> },
    now: number,
    look: () => Promise<T>,
  ): Promise<{ readonly looked: T; readonly journal: JournalReport | undefined }> {
    if (now - this.#lookedAt < EVERY_MS) return { looked: await look(), journal: undefined };
    this.#lookedAt = now;
    const { db, openCache } = services;
    const cache = await openCache().catch(() => undefined); // the look says why
    const registry = await requireRegistry(db);
    const input = { ...this.#input, now };
    const replay: Replay = await replayJournal({ db, registry, cache }, input);
    const looked = await look();
    return { looked, journal: await settleJournal({ db, registry, cache }, replay, input) };
  }
}
