import type { Cache } from "../cache/cache.ts";
import { replayEntry } from "../emergency/replay.ts";
import { listFolder, removeEntry } from "../journal/journal-folder.ts";
import type { JournalReport, RefusedEntry, ReplayedEntry } from "../model/journal.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { RegistryInfo } from "../model/registry.ts";
import type { Database } from "../registry/database.ts";
import type { SettledEntry } from "../registry/queries/list-journal-entries.ts";
import { listJournalEntries } from "../registry/queries/list-journal-entries.ts";
import { readDocuments } from "../registry/queries/read-documents.ts";
import type { Believed, JournalPlace } from "./journal-judge.ts";
import { DOUBLED, describeRefusal, judgeAge, judgePlaces, readOperators } from "./journal-judge.ts";

/** Where journals are, and who is believed. */
export interface JournalInput {
  /** The operators' public keys, one a line. */
  readonly operatorKeys: string | undefined;
  /** That of this machine; undefined for none. */
  readonly folder: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface JournalServices {
  readonly db: Database;
  readonly registry: Pick<RegistryInfo, "registry_id" | "epoch">;
  /** Undefined when Redis does not answer: then its stream waits. */
  readonly cache: Cache | undefined;
}

/** What was found out and done before the outbox is delivered; settleJournal takes it. */
export interface Replay {
  readonly replayed: readonly ReplayedEntry[];
  readonly refused: readonly RefusedEntry[];
  /** The registry has their outcome: what is left of them may go once Redis serves it. */
  readonly decided: readonly Believed[];
  readonly waiting: number;
}

const READ = { readOnly: true, role: "tenantry_sync" } as const;

/**
 * Replays what lies in the stream and in the folder: genuine, ours, young enough, and not replayed before. The rest is named
 * and stays where it is.
 * @throws OperationalError `usage` for a key that is none, `unavailable` for a folder that cannot be read
 */
export async function replayJournal(services: JournalServices, input: JournalInput): Promise<Replay> {
  const operators = readOperators(input.operatorKeys);
  const places = await listPlaces(services.cache, input.folder);
  if (places.length === 0) return { replayed: [], refused: [], decided: [], waiting: 0 };
  const judged = judgePlaces(places, operators, services.registry.registry_id);
  const outcome = new Outcome(judged.refused, judged.unjudged);
  const ids = judged.believed.map(({ entry }) => entry.id);
  const settled = await services.db.transaction((tx) => listJournalEntries(tx, ids), READ);
  const inOrder = [...judged.believed].sort((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : 0));
  for (const each of inOrder) await outcome.take(services.db, each, settled.get(each.entry.id), input.now);
  return outcome;
}

class Outcome implements Replay {
  readonly replayed: ReplayedEntry[] = [];
  readonly refused: RefusedEntry[];
  readonly decided: Believed[] = [];
  waiting: number;

  constructor(refused: readonly RefusedEntry[], waiting: number) {
    this.refused = [...refused];
    this.waiting = waiting;
  }

  async take(db: Database, each: Believed, settled: SettledEntry | undefined, now: number): Promise<void> {
    if (settled !== undefined && settled.entry !== each.text) this.#refuse(each, DOUBLED);
    else if (settled !== undefined) this.decided.push(each);
    else {
      const why = judgeAge(each, now);
      if (why === undefined) await this.#replay(db, each);
      else this.#refuse(each, why);
    }
  }

  async #replay(db: Database, each: Believed): Promise<void> {
    try {
      const result = await replayEntry(db, each);
      this.decided.push(each);
      if (result.outcome === "replayed") this.replayed.push(result.replayed);
      if (result.outcome === "refused") this.#refuse(each, result.why);
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      this.waiting += 1; // a lock, or a registry that only reads: nothing was decided
    }
  }

  #refuse({ places, entry }: Believed, why: string): void {
    const [place] = places;
    if (place !== undefined) this.refused.push(describeRefusal(place, why, entry.tenant_id));
  }
}

/**
 * Takes the overlays of what was decided away, once Redis serves what the registry says, and then the entries. A crash
 * before leaves all of it to the next call.
 */
export async function settleJournal(
  { db, cache, registry }: JournalServices,
  { replayed, refused, decided, waiting }: Replay,
  { folder }: JournalInput,
): Promise<JournalReport> {
  let left = 0;
  for (const each of decided) {
    const done = cache !== undefined && (await uncover(db, cache, registry, each));
    if (!done) left += 1;
    else for (const { path } of each.places) if (path !== undefined && folder) await removeEntry(folder, path);
  }
  return { replayed, refused, waiting: waiting + left };
}

async function uncover(
  db: Database,
  cache: Cache,
  { registry_id, epoch }: JournalServices["registry"],
  { entry, text, places }: Believed,
): Promise<boolean> {
  try {
    const { tenant_id } = entry;
    const items = await db.transaction((tx) => readDocuments(tx, [tenant_id]), READ);
    if ((await cache.findUnserved(items)).length > 0) return false;
    const ids = places.flatMap(({ streamId }) => streamId ?? []);
    await cache.removeOverlay({ registry_id, epoch, tenant_id, text }, ids);
    return true;
  } catch (error) {
    if (error instanceof OperationalError) return false;
    throw error;
  }
}

/** The stream first: of two entries with one id that which came through Redis is the one that took effect. */
async function listPlaces(cache: Cache | undefined, folder: string | undefined): Promise<JournalPlace[]> {
  const stream = await listStream(cache);
  const files = folder === undefined ? [] : await listFolder(folder);
  return [...stream, ...files];
}

async function listStream(cache: Cache | undefined): Promise<JournalPlace[]> {
  try {
    const texts = (await cache?.listJournal()) ?? [];
    return texts.map(({ id, text }) => ({ streamId: id, text }));
  } catch (error) {
    if (error instanceof OperationalError) return [];
    throw error;
  }
}
