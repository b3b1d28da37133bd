/**
 * Reads that have to go to Redis, beside ioredis' GET and JSON.parse of the same keys: microseconds a tenant, one at a time
 * and 32 at a time. A reader that has just been opened knows no tenant, and each is read once.
 * `node dist/bench/reader-redis-reads.js SETTINGS` prints Readings.
 */
import { Redis } from "ioredis";
import { Random } from "../catalog/random.ts";
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

const readings = { "one at a time": await compare(1), "32 at a time": await compare(32) };
console.log(JSON.stringify(readings));

async function compare(atOnce: number) {
  const reader = await openReader(settings);
  const redis = new Redis(settings.redisUrl);
  const total = { ours: 0, peer: 0, read: 0 };
  for (let start = 0; start < shuffled.length; start += CHUNK) {
    const ids = shuffled.slice(start, start + CHUNK);
    const ours = await time(() => eachAtOnce(ids, atOnce, async (id) => requireId((await reader.get(id)).tenant, id)));
    const peer = await time(() => eachAtOnce(ids, atOnce, async (id) => requireId(await getParsed(redis, id), id)));
    if (start < WARM_UP * shuffled.length) continue;
    total.ours += ours;
    total.peer += peer;
    total.read += ids.length;
  }
  if (reader.metrics().answers_redis_total !== shuffled.length) throw new Error("Not every read went to Redis.");
  redis.disconnect();
  await reader.close();
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
