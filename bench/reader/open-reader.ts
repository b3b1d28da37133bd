import { pathToFileURL } from "node:url";
import type { ReaderOptions, TenantReader } from "../../src/reader/index.ts";
import type * as source from "../../src/reader/index.ts";

type Shipped = typeof source;

/** The reader as it is shipped, and not a bundle of our own. */
export async function importReader(path: string): Promise<Shipped> {
  return (await import(pathToFileURL(path).href)) as Shipped; // built from that very file
}

/** Opens one that follows the stream; throws when it does not. */
export async function openReader({ reader: path, ...options }: ReaderOptions & { readonly reader: string }) {
  const { TenantReader } = await importReader(path);
  const reader = await TenantReader.open(options);
  await reader.ready();
  if (reader.metrics().stream_live !== 1) throw new Error("The reader does not follow the stream.");
  return reader;
}

/** Reads all of them, several at a time. */
export async function readAll(reader: TenantReader, ids: readonly string[], atOnce = 32): Promise<void> {
  await eachAtOnce(ids, atOnce, async (id) => {
    if ((await reader.get(id)).tenant === null) throw new Error(`There is no tenant ${id}.`);
  });
}

/** Works on each item, so many at the same time. */
export async function eachAtOnce<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>) {
  const open = items[Symbol.iterator]();
  const workers = Array.from({ length: atOnce }, async () => {
    for (const item of open) await work(item);
  });
  await Promise.all(workers);
}
