import type { Redis } from "ioredis";
import { checkAddress, redactAddress } from "./address.ts";
import type { Cache } from "./cache.ts";
import { cacheOn } from "./cache.ts";
import { createClient } from "./client.ts";
import type { BackupSeal } from "./connection.ts";
import { Connection } from "./connection.ts";
import { cacheFailure } from "./failure.ts";

export interface CacheOptions extends BackupSeal {
  readonly create?: (url: string, timeoutMs?: number) => Redis;
  /** How long to wait for the connection, and for each answer; 3 seconds by default. */
  readonly timeoutMs?: number;
}

/**
 * Connects to `redis://user:password@host:6379/0` (`rediss://` for TLS), or to the primary that
 * `redis+sentinel://host:26379,host:26379/name/0` names. Throws OperationalError `usage` for another
 * address, `unavailable` when the server refuses or does not answer within some seconds. Afterwards a lost connection
 * comes back by itself; commands fail at once until then.
 */
export async function openCache(
  url: string,
  { create = createClient, timeoutMs, ...backups }: CacheOptions = {},
): Promise<Cache> {
  checkAddress(url);
  const connection = new Connection(
    await connect(create(url, timeoutMs), redactAddress(url)),
    redactAddress(url),
    backups,
  );
  try {
    await connection.identify();
  } catch (error) {
    connection.close();
    throw error;
  }
  return cacheOn(connection);
}

async function connect(redis: Redis, label: string): Promise<Redis> {
  // connect() reports "Connection is closed": the reason comes as an event. So does a SELECT that was refused, after
  // which ioredis would go on in database 0.
  let reason: Error | undefined;
  const note = (error: Error): void => void (reason ??= error);
  redis.on("error", note);
  try {
    // Whoever asks sentinels goes on asking when none of them answers: the first failure ends it here.
    await Promise.race([redis.connect(), new Promise((_, reject) => redis.once("error", reject))]);
  } catch (error) {
    reason ??= error instanceof Error ? error : new Error(String(error));
  }
  redis.off("error", note);
  if (reason === undefined) return redis;
  redis.disconnect();
  throw cacheFailure(reason, label);
}
