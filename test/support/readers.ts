import { onTestFinished } from "vitest";
import { type ReaderOptions, TenantReader } from "../../src/reader/index.ts";
import type { CachedRegistry } from "./cached-registry.ts";
import { type Proxy, proxyTo } from "./proxy.ts";

/** A reader of this registry, closed when the test is done; `options` replace its addresses and add to them. */
export async function openReader(
  { database, server }: CachedRegistry,
  options: Partial<ReaderOptions> = {},
): Promise<TenantReader> {
  const reader = await TenantReader.open({
    databaseUrl: database.urlAs("tenantry_reader"),
    redisUrl: server.url,
    ...options,
  });
  onTestFinished(() => reader.close());
  return reader;
}

export interface CuttableReader {
  readonly reader: TenantReader;
  readonly postgres: Proxy;
  readonly redis: Proxy;
}

/** A reader whose wires to both servers the test may cut. */
export async function openCuttable(
  registry: CachedRegistry,
  options: Partial<ReaderOptions> = {},
): Promise<CuttableReader> {
  const [postgres, redis] = await Promise.all([
    proxyTo(registry.database.urlAs("tenantry_reader")),
    proxyTo(registry.server.url),
  ]);
  for (const wire of [postgres, redis]) onTestFinished(() => wire.close());
  const reader = await openReader(registry, { databaseUrl: postgres.url, redisUrl: redis.url, ...options });
  return { reader, postgres, redis };
}
