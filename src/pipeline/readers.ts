import type { Applied } from "../cache/applied.ts";
import type { Cache } from "../cache/cache.ts";
import { openCache } from "../cache/open.ts";
import { OperationalError } from "../model/operational-error.ts";
import type { Convergence, ReaderReport, ReaderState, ReadersOverview } from "../model/readers.ts";
import { wait } from "../model/wait.ts";
import type { CacheInput } from "./cache-policy.ts";
import { requireCache } from "./cache-policy.ts";
import type { RegistryAddress } from "./registry-access.ts";
import { readRegistry } from "./registry-access.ts";

const LOOK_MS = 200;

export interface ReadersInput extends RegistryAddress, CacheInput {
  /** The folder with tenantry.yaml, if there is one. */
  readonly root: string;
}

/**
 * The live readers, and how far each is behind the registry.
 * @throws OperationalError `usage` where there is no cache, `unavailable` when a server does not answer
 */
export async function readReaders(input: ReadersInput): Promise<ReadersOverview> {
  const { policy, redisUrl, source } = requireCache(input.root, input);
  if (policy === "none" || redisUrl === undefined)
    throw new OperationalError("usage", `There is no cache, as ${source} says.`, "Readers report in Redis only.");
  const info = await readRegistry(input, "tenantry_reader", (_, found) => Promise.resolve(found));
  const { revision, last_commit: commit } = info;
  const readers = await withCache(redisUrl, (cache) => cache.listReaders());
  return { revision, commit, readers: readers.map((report) => compare(report, { ...info, commit })) };
}

/**
 * Waits until every live reader has applied this state, at most so long. To be called when it has been delivered.
 * A signal ends the waiting, and is no failure: what was waited for is committed.
 * @throws OperationalError `unavailable` when Redis does not answer
 */
export async function waitForReaders(
  redisUrl: string,
  target: Applied,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<Convergence> {
  const deadline = performance.now() + milliseconds;
  return withCache(redisUrl, async (cache) => {
    for (;;) {
      const readers = (await cache.listReaders()).map((report) => compare(report, target));
      const missing = readers.filter((reader) => lacks(reader, target));
      if (missing.length === 0 || performance.now() >= deadline || signal?.aborted === true)
        return { applied: readers.length - missing.length, missing };
      await wait(Math.min(LOOK_MS, deadline - performance.now()), { signal }).catch(() => undefined);
    }
  });
}

/** A sync moves the revision, whatever else is committed only the number of the last change. */
function lacks({ behind, seq }: ReaderState, target: Applied): boolean {
  return behind === null || behind > 0 || (target.seq !== undefined && (seq === undefined || seq < target.seq));
}

function compare(report: ReaderReport, { registry_id, epoch, revision }: Applied): ReaderState {
  const comparable = report.registry_id === registry_id && report.epoch === epoch && report.revision !== null;
  return { ...report, behind: comparable ? Math.max(0, revision - report.revision) : null };
}

async function withCache<T>(redisUrl: string, work: (cache: Cache) => Promise<T>): Promise<T> {
  const cache = await openCache(redisUrl);
  try {
    return await work(cache);
  } finally {
    cache.close();
  }
}
