import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openCache } from "../../src/cache/open.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { deliverOutbox } from "../../src/sync/deliver-outbox.ts";
import type { CatalogEntity, TenantDocument } from "../../src/model/catalog.ts";
import { writeEntities } from "../../src/registry/queries/write-entities.ts";
import { seedTenants } from "../../test/support/documents.ts";
import { commitAll, git } from "../../test/support/git-folder.ts";
import { usualSize } from "../catalog/catalog.ts";
import { writeCatalog } from "../catalog/write-catalog.ts";
import { measure } from "../harness/measure.ts";
import type { ReaderSettings } from "../reader/settings.ts";
import type { Registries } from "./registries.ts";
import { query } from "./registries.ts";

/** What every measurement of the reader starts from. */
export interface ReaderBench {
  readonly program: string;
  readonly folder: string;
  readonly registries: Registries;
  readonly redisUrl: string;
  readonly tenants: number;
  readonly runs: number;
}

/** The reader that is measured. */
const shippedReader = fileURLToPath(new URL("../../dist/reader.js", import.meta.url));

/** Syncs so many generated tenants to PostgreSQL and Redis, as a user would. */
export async function syncTenants(bench: ReaderBench, tenants: number): Promise<ReaderSettings> {
  const { program, folder, registries, redisUrl } = bench;
  const catalog = join(folder, "reader-catalog");
  mkdirSync(catalog);
  writeCatalog(catalog, { ...usualSize, tenants });
  git(catalog, "init", "--quiet");
  git(catalog, "config", "gc.auto", "0");
  commitAll(catalog, "feat: onboard the tenants");
  await registries.clone(registries.empty, "bench_reader");
  const settings = registries.settings("bench_reader");
  const env = { ...settings, TENANTRY_CACHE: "redis", TENANTRY_REDIS_URL: redisUrl };
  await measure({ args: [program, "sync", "--auto-approve"], cwd: catalog, env });
  const databaseUrl = registries.url("bench_reader");
  await query(databaseUrl, "vacuum analyze");
  const rows = await query<{ tenant_id: string }>(databaseUrl, "select tenant_id from tenantry.tenants order by 1");
  return { reader: shippedReader, databaseUrl, redisUrl, tenantIds: rows.map(({ tenant_id }) => tenant_id) };
}

/**
 * Writes these documents to a registry and a database of Redis of their own, and delivers them.
 * @param flags what the registry knows of flags: their dates
 */
export async function seedDocuments(
  { registries, redisUrl }: Pick<ReaderBench, "registries" | "redisUrl">,
  name: string,
  redisDatabase: number,
  documents: readonly TenantDocument[],
  flags: readonly CatalogEntity[] = [],
): Promise<ReaderSettings> {
  await registries.clone(registries.empty, name);
  const databaseUrl = registries.url(name);
  const url = `${redisUrl}/${redisDatabase}`;
  const db = await openDatabase(databaseUrl);
  const cache = await openCache(url);
  await seedTenants(db, ...documents);
  const writes = flags.map(({ id, document, hash, source_path }) => ({
    id,
    document,
    content_hash: hash,
    source_path,
  }));
  await db.transaction((tx) =>
    writeEntities(
      tx,
      "flag",
      writes.map((write) => ({ ...write, source_commit: null })),
    ),
  );
  await deliverOutbox(db, cache);
  cache.close();
  await db.close();
  const tenantIds = documents.map(({ tenant_id }) => tenant_id);
  return { reader: shippedReader, databaseUrl, redisUrl: url, tenantIds };
}
