/**
 * Reads that have to go to Redis, beside ioredis' GET and JSON.parse of the same keys: microseconds a tenant, one at a time
 * and 32 at a time. A reader that has just been opened knows no tenant, and each is read once.
 * `node dist/bench/reader-redis-reads.js SETTINGS` prints Readings.
 */
import { Redis } from "ioredis";
import { Random } from "../catalog/random.ts";
import type { Reading } from "./figures.ts";
import { eachAtOnce, openReader } from "./open-reader.ts";
import { readSettings } from "./settings.ts";

/** Both take turns, so that a machine that is busy for a while slows down both. */
const CHUNK = 250;
/** The part of all that is read before the clock counts. */
const WARM_UP = 0.1;

const { tenantIds, ...settings } = readSettings();
const random = new Random(1, "order of reads");
const keyed = tenantIds.map((id) => [random.next(), id] as const).sort(([a], [b]) => a - b);
const shuffled = keyed.map(([, id]) => id);

const kept = new Map<string, unknown>();
const readings: Record<string, Reading> = {};
for (const [name, atOnce] of [
  ["one at a time", 1],
  ["32 at a time", 32],
] as const) {
  const [thrownAway, keeps] = [await compare(atOnce, false), await compare(atOnce, true)];
  readings[name] = thrownAway;
  readings[`${name}, beside one that keeps it`] = keeps;
}
console.log(JSON.stringify(readings));

/** @param keep whether the peer keeps what it has read, as a cache has to: what is kept has to be moved by the collector */
async function compare(atOnce: number, keep: boolean): Promise<Reading> {
  const reader = await openReader(settings);
  const redis = new Redis(settings.redisUrl);
  const total = { ours: 0, peer: 0, read: 0 };
  for (let start = 0; start < shuffled.length; start += CHUNK) {
    const ids = shuffled.slice(start, start + CHUNK);
    const ours = await time(() => eachAtOnce(ids, atOnce, async (id) => requireId((await reader.get(id)).tenant, id)));
    const peer = await time(() =>
      eachAtOnce(ids, atOnce, async (id) => {
        const document = await getParsed(redis, id);
        requireId(document, id);
        if (keep) kept.set(id, document);
      }),
    );
    if (start < WARM_UP * shuffled.length) continue;
    total.ours += ours;
    total.peer += peer;
    total.read += ids.length;
  }
  if (reader.metrics().answers_redis_total !== shuffled.length) throw new Error("Not every read went to Redis.");
  redis.disconnect();
  await reader.close();
  kept.clear();
  return { ours: (total.ours * 1000) / total.read, peer: (total.peer * 1000) / total.read };
}

async function getParsed(redis: Redis, id: string): Promise<{ readonly tenant_id: string } | null> {
  return JSON.parse((await redis.get(`tenant:${id}`)) ?? "null") as { readonly tenant_id: string } | null;
}

function requireId(found: { readonly tenant_id: string } | null, id: string): void {
  if (found?.tenant_id !== id) throw new Error(`Tenant ${id} was not found.`);
}

async function time(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
