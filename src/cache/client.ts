import { Redis, type RedisOptions, type Result } from "ioredis";
import { OVERLAY, UNCOVER } from "./journal-scripts.ts";
import { APPLY, COMPLETE, FILL, PUBLISH } from "./scripts.ts";
import { isSentinelAddress, parseSentinelAddress } from "./sentinel-address.ts";

declare module "ioredis" {
  interface RedisCommander<Context> {
    tenantryPublish(...keysAndArguments: (string | number)[]): Result<number, Context>;
    tenantryFill(...keysAndArguments: (string | number)[]): Result<[string, string], Context>;
    tenantryApply(...keysAndArguments: (string | number)[]): Result<number, Context>;
    tenantryOverlay(...keysAndArguments: (string | number)[]): Result<number, Context>;
    tenantryUncover(...keysAndArguments: (string | number)[]): Result<number, Context>;
    tenantryComplete(...keysAndArguments: (string | number)[]): Result<number, Context>;
  }
}

/** How long the stream connection waits for an entry before it asks whether it has missed any. */
export const BLOCK_MS = 1000;
const CONNECT_MS = 3000;
const COMMAND_MS = 3000;

/**
 * Nothing is queued: a command fails at once while there is no connection, and after 3 s when no answer comes. Nothing
 * is sent twice behind the caller's back either; who sends, decides.
 */
const COMMON = {
  lazyConnect: true,
  connectTimeout: CONNECT_MS,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  retryStrategy: pauseBefore,
  // Without one a client whose sentinels are all away for a moment would end for good.
  sentinelRetryStrategy: pauseBefore,
  sentinelCommandTimeout: COMMAND_MS,
} satisfies RedisOptions;

function pauseBefore(attempt: number): number {
  return Math.min(50 * 2 ** attempt, 1000);
}

type Settings = Omit<typeof COMMON, "connectTimeout"> &
  Pick<RedisOptions, "connectTimeout" | "connectionName" | "commandTimeout" | "socketTimeout" | "scripts">;

/** Sentinels are asked for the primary at each connect, and it is used only while it says itself that it is one. */
function newRedis(url: string, options: Settings): Redis {
  if (!isSentinelAddress(url)) return new Redis(url, options);
  const { tls, sentinels, ...address } = parseSentinelAddress(url);
  const secure = tls && { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true };
  const given = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined));
  return new Redis({ ...options, ...given, ...secure, sentinels: [...sentinels], role: "master" });
}

/** A connection for commands. A script without `numberOfKeys` throws uncaught when it is pipelined, so each has it. */
export function createClient(url: string, timeoutMs = COMMAND_MS): Redis {
  const redis = newRedis(url, {
    ...COMMON,
    connectionName: "tenantry",
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    socketTimeout: timeoutMs < COMMAND_MS ? timeoutMs : timeoutMs + 1000,
    scripts: {
      tenantryPublish: { lua: PUBLISH, numberOfKeys: 6 },
      tenantryFill: { lua: FILL, numberOfKeys: 2 },
      tenantryApply: { lua: APPLY, numberOfKeys: 1 },
      tenantryOverlay: { lua: OVERLAY, numberOfKeys: 3 },
      tenantryUncover: { lua: UNCOVER, numberOfKeys: 3 },
      tenantryComplete: { lua: COMPLETE, numberOfKeys: 2 },
    },
  });
  return silence(redis);
}

/**
 * A connection that only follows the stream. Without `maxRetriesPerRequest: 0` an XREAD whose connection was cut would
 * stall for ever; without the socket's time-out one whose network went silent would.
 */
function createStreamClient(url: string): Redis {
  const wait = BLOCK_MS + 2000;
  return silence(newRedis(url, { ...COMMON, connectionName: "tenantry-stream", socketTimeout: wait }));
}

/** Failures reach whoever sent the command; an "error" event without a listener would be printed by ioredis. */
function silence(redis: Redis): Redis {
  return redis.on("error", () => undefined);
}

/** How a process comes by its connections, which are not connected yet: a simulation puts its own servers here. */
export interface RedisClients {
  /** For commands. */
  readonly createClient: (url: string) => Redis;
  /** For the stream alone. */
  readonly createStreamClient: (url: string) => Redis;
}

export const REDIS_CLIENTS: RedisClients = { createClient, createStreamClient };
