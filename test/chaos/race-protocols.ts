import { Redis } from "ioredis";
import type { Cache } from "../../src/cache/cache.ts";
import { tenantKeys } from "../../src/cache/keys.ts";
import { openCache } from "../../src/cache/open.ts";
import { FILL, PUBLISH } from "../../src/cache/scripts.ts";
import { type CacheItem, encodeValue } from "../../src/cache/value.ts";

/** What one actor has in its hands: a connection of its own. */
export interface Hands {
  readonly cache: Cache;
  readonly redis: Redis;
}

/** How documents get into Redis: many at once, each in one step. */
export interface Protocol {
  readonly name: string;
  /** Its fences have a time to live. */
  readonly expires: boolean;
  publish(hands: Hands, items: readonly CacheItem[]): Promise<unknown>;
  fill(hands: Hands, items: readonly CacheItem[]): Promise<unknown>;
}

export async function openHands(url: string): Promise<Hands> {
  return { cache: await openCache(url), redis: new Redis(url) };
}

export function closeHands({ cache, redis }: Hands): void {
  cache.close();
  redis.disconnect();
}

/** The one of docs/cache.md. */
export const FENCED: Protocol = {
  name: "fence",
  expires: false,
  publish: ({ cache }, items) => cache.publish(items),
  fill: ({ cache }, items) => Promise.all(items.map((item) => cache.fill(item))),
};

const SET = "redis.call('SET', KEYS[2], ARGV[3])";
/** The same without the lines that ask for the fence. */
const COMPARE_AND_SET = cut(
  FILL,
  "if fence == nil then return {'unfenced', ''} end\nlocal text = fence[3]\nif older(mine, fence) then return {'below', text} end",
  "local text = ''",
);

/** Each lacks one thing of it. */
export const MUTANTS: readonly Protocol[] = [
  { ...FENCED, name: "DEL only", publish: remove, fill: byScript(SET, keysOfFill) },
  { ...FENCED, name: "compare-and-set + DEL", publish: remove, fill: byScript(COMPARE_AND_SET, keysOfFill) },
  { ...FENCED, name: "fence that expires", expires: true },
  {
    ...FENCED,
    name: "fill without fence",
    fill: byScript(cut(FILL, "if older(mine, fence) then return {'below', text} end", ""), keysOfFill),
  },
  {
    ...FENCED,
    name: "backup not written",
    publish: byScript(cut(PUBLISH, "for i = 2, 3 do", "for i = 2, 2 do"), keysOfPublish),
  },
];

function cut(script: string, text: string, instead: string): string {
  if (!script.includes(text)) throw new Error(`The script has changed: ${text}`);
  return script.replace(text, instead);
}

function remove({ redis }: Hands, items: readonly CacheItem[]): Promise<unknown> {
  const pipeline = redis.pipeline();
  for (const { tenant_id } of items) pipeline.del(tenantKeys(tenant_id).value, tenantKeys(tenant_id).backup);
  return pipeline.exec();
}

function keysOfFill(id: string): string[] {
  const { fence, value } = tenantKeys(id);
  return [fence, value];
}

function keysOfPublish(id: string): string[] {
  const { fence, value, backup, derived } = tenantKeys(id);
  return [fence, value, backup, ...derived];
}

function byScript(script: string, keysOf: (id: string) => string[]): Protocol["fill"] {
  return async ({ redis }, items) => {
    const hash = String(await redis.script("LOAD", script));
    const pipeline = redis.pipeline();
    for (const item of items) {
      const keys = keysOf(item.tenant_id);
      pipeline.evalsha(hash, keys.length, ...keys, item.epoch, item.config_version, encodeValue(item));
    }
    for (const [error] of (await pipeline.exec()) ?? []) if (error !== null) throw error;
  };
}
