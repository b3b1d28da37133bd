import type { Cache } from "../../src/cache/cache.ts";
import type { SimulatedRedis } from "./redis-client.ts";
import type { RedisOptions } from "./redis-server.ts";
import type { Scripts } from "./scripts.ts";

/** A way to break the protocol, and what is then looked at to find it. */
export interface Mutant {
  readonly name: string;
  readonly scripts?: Partial<Scripts>;
  readonly readFence?: RedisOptions["readFence"];
  /** False where a server's restart does not show. */
  readonly showsRun?: boolean;
  /** False where it does not show that a server was replaced for a while. */
  readonly showsHistory?: boolean;
  /** What deliverers use instead of Redis. */
  readonly delivery?: (cache: Cache) => Cache;
  /** What readers follow the stream with. */
  readonly stream?: (client: SimulatedRedis) => SimulatedRedis;
  /** Alters the code under test, and returns how to mend it again. */
  readonly patch?: () => () => void;
  /** A protocol without fences is judged by what readers answer alone. */
  readonly answersOnly?: boolean;
}
