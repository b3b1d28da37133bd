import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Cache } from "../../src/cache/cache.ts";
import { openCache } from "../../src/cache/open.ts";
import type { TenantStatus } from "../../src/model/catalog.ts";
import type { Database } from "../../src/registry/database.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { setTenantStatus } from "../../src/registry/queries/set-tenant-status.ts";
import { type Delivery, deliverOutbox } from "../../src/sync/deliver-outbox.ts";
import { type TestDatabase, freshDatabase } from "./database.ts";
import { sampleDocument, seedTenants } from "./documents.ts";
import { startRedis } from "./redis.ts";
import type { TestServer } from "./server-process.ts";

/** A registry with tenants and a Redis of its own, whose servers a test may stop, kill and flush. */
export interface CachedRegistry {
  readonly db: Database;
  readonly database: TestDatabase;
  readonly server: TestServer;
  readonly cache: Cache;
  /** An ordinary client, as other services have one. */
  readonly redis: Redis;
  readonly deliver: () => Promise<Delivery>;
  readonly setStatus: (tenantId: string, status: TenantStatus) => Promise<void>;
}

/** One for the tests of a file; `settings` configure Redis. Each test starts with nothing to deliver and Redis empty. */
export function useCachedRegistry(settings: Readonly<Record<string, string>> = {}) {
  let current: CachedRegistry | undefined;
  const opened = () => {
    if (current === undefined) throw new Error("The registry is open inside tests only.");
    return current;
  };
  let used = 0;
  beforeAll(async () => {
    const [database, server] = await Promise.all([freshDatabase(), startRedis(settings)]);
    const [db, cache] = await Promise.all([openDatabase(database.url), openCache(server.url)]);
    const redis = new Redis(server.url).on("error", () => undefined);
    current = {
      db,
      database,
      server,
      cache,
      redis,
      deliver: () => deliverOutbox(db, cache),
      setStatus: (id, status) =>
        setTenantStatus(db, id, status, status === "suspended" ? { reason: "unpaid invoice" } : null),
    };
  });
  beforeEach(async () => {
    await opened().db.query("update tenantry.outbox set delivered_at = now() where delivered_at is null");
    await opened().redis.flushall();
  });
  afterAll(async () => {
    const { db, cache, redis, server, database } = opened();
    cache.close();
    redis.disconnect();
    await db.close();
    await Promise.all([server.stop(), database.close()]);
  });
  return {
    registry: opened,
    /** Creates tenants with ids that were not used yet; they are not delivered. */
    seed: async (count: number): Promise<string[]> => {
      const ids = Array.from({ length: count }, () => `tenant_${used++}`);
      await seedTenants(opened().db, ...ids.map((id) => sampleDocument(id)));
      return ids;
    },
  };
}
