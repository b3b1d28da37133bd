import { createHash } from "node:crypto";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { MemoryPlace } from "../model/memory.ts";
import type { LoadedProject } from "../model/project.ts";
import { FileMemory } from "../load/memory-file.ts";

/**
 * The check cache: what earlier runs of the same program found out about files with the same bytes. Results with and
 * without it are the same.
 */
export interface CheckCache {
  /** Data of documents with which nothing was wrong by themselves. */
  readonly documents: FileMemory;
  /** Hashes of compiled tenants. */
  readonly hashes: FileMemory;
  /** The log of the catalog's files, and data of their earlier versions. */
  readonly history: FileMemory;
}

/**
 * One cache for each folder, so that two catalogs do not drive out each other's entries. Without a place it lasts as long
 * as the process.
 */
export function openCheckCache(place: MemoryPlace | undefined, root: string): CheckCache {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  let hashes: FileMemory | undefined;
  let history: FileMemory | undefined;
  return {
    documents: new FileMemory(place, `${name}-documents`),
    // Only who compiles reads them.
    get hashes() {
      return (hashes ??= new FileMemory(place, `${name}-hashes`));
    },
    // Apart from the documents: who does not ask for the past would take it for unused, and forget it.
    get history() {
      return (history ??= new FileMemory(place, `${name}-history`));
    },
  };
}

/** Keeps the documents that check found nothing wrong with by themselves. */
export function rememberDocuments(
  { documents: memory }: CheckCache,
  loaded: LoadedProject,
  diagnostics: readonly Diagnostic[],
): void {
  const broken = new Set(diagnostics.filter(({ rule }) => rule.startsWith("schema/")).map(({ file }) => file));
  const { config, documents } = loaded;
  for (const { file, digest, data, sound } of config === undefined ? documents : [config, ...documents])
    if (digest !== undefined && sound !== true && !broken.has(file)) memory.set(digest, data);
}
