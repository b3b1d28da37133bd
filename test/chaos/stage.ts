import { Redis } from "ioredis";
import { expect, onTestFinished } from "vitest";
import type { Database } from "../../src/registry/database.ts";
import { newMortalRegistry } from "../fault/support/mortal-registry.ts";
import { sampleDocument, seedTenants } from "../support/documents.ts";
import { startPostgres } from "../support/postgres.ts";
import { type Proxy, proxyTo } from "../support/proxy.ts";
import { startRedis } from "../support/redis.ts";
import type { TestServer } from "../support/server-process.ts";
import { LOGIN_PASSWORD, loginOf } from "../support/template.ts";

export const TENANTS = ["acme", "beta", "coral", "delta"] as const;
export const WIRES = ["both.postgres", "both.redis", "registry.postgres", "cache.redis", "delivery.redis"] as const;
export type WireName = (typeof WIRES)[number];

export interface Servers {
  readonly postgres: TestServer;
  readonly redis: TestServer;
}

/** The servers of a run, and the wires to them. */
export interface Stage extends Servers {
  readonly wires: Readonly<Record<WireName, Proxy>>;
  /** As a login of tenantry_sync, through a wire of its own. */
  readonly delivery: { readonly url: string; readonly wire: Proxy };
  /** The superuser's, not through a wire. */
  readonly db: Database;
  /** An ordinary client, not through a wire: it fails soon. */
  readonly client: Redis;
  killPostgres(): Promise<void>;
  revivePostgres(): Promise<void>;
}

/** Whoever starts them stops them. */
export async function startServers(): Promise<Servers> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  return { postgres, redis };
}

/** A new registry and an empty Redis on these servers. The servers are left running; all else ends with the test. */
export async function openStage({ postgres, redis }: Servers): Promise<Stage> {
  const registry = await newMortalRegistry(postgres);
  const db = await registry.open();
  const client = new Redis(redis.url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: 2_000 });
  client.on("error", () => undefined);
  onTestFinished(async () => {
    client.disconnect();
    await db.close();
  });
  await expect.poll(() => client.flushall().catch(String), { timeout: 10_000 }).toBe("OK");
  await seedTenants(db, ...TENANTS.map((id) => sampleDocument(id)));
  const reading = new URL(postgres.url);
  reading.pathname = new URL(registry.url).pathname;
  reading.username = loginOf("tenantry_reader");
  reading.password = LOGIN_PASSWORD;
  const open = async (name: WireName) => [name, await proxyTo(name.endsWith("redis") ? redis.url : reading.href)] as const; // prettier-ignore
  const wires = Object.fromEntries(await Promise.all(WIRES.map(open))) as Record<WireName, Proxy>; // one for each name
  onTestFinished(() => Promise.all(Object.values(wires).map((wire) => wire.close())).then(() => undefined));
  return {
    postgres,
    redis,
    wires,
    delivery: { url: registry.url, wire: registry.wire },
    db,
    client,
    killPostgres: () => registry.kill(),
    revivePostgres: () => registry.revive(),
  };
}
