import type { RedisClients } from "../cache/client.ts";
import { REDIS_CLIENTS } from "../cache/client.ts";
import { openDatabase } from "../registry/open.ts";

/** How a reader comes by its connections. */
export interface Connectors extends RedisClients {
  readonly openDatabase: typeof openDatabase;
}

export const SERVERS: Connectors = { ...REDIS_CLIENTS, openDatabase };
