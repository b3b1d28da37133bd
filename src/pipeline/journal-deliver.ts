import type { Cache } from "../cache/cache.ts";
import { openCache } from "../cache/open.ts";
import type { JournalReport } from "../model/journal.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { JournalInput, JournalServices } from "./journal-replay.ts";
import { replayJournal, settleJournal } from "./journal-replay.ts";

/**
 * Replays the journal, delivers with the rest what that has written, and takes away the overlays that are no longer needed.
 * The report is undefined when there was nothing.
 */
export async function deliverJournal<T>(
  { db, registry, redisUrl }: Pick<JournalServices, "db" | "registry"> & { readonly redisUrl: string },
  input: JournalInput,
  deliver: () => Promise<T>,
): Promise<{ readonly delivery: T; readonly journal: JournalReport | undefined }> {
  const cache = await openIfThere(redisUrl);
  try {
    const services = { db, registry, cache };
    const replay = await replayJournal(services, input);
    const delivery = await deliver();
    const journal = await settleJournal(services, replay, input);
    const something = replay.decided.length + journal.refused.length + journal.waiting > 0;
    return { delivery, journal: something ? journal : undefined };
  } finally {
    cache?.close();
  }
}

/** Whoever delivers says why it is not. */
async function openIfThere(redisUrl: string): Promise<Cache | undefined> {
  try {
    return await openCache(redisUrl);
  } catch (error) {
    if (error instanceof OperationalError && error.code === "unavailable") return undefined;
    throw error;
  }
}
