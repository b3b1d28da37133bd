import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "../../src/registry/database.ts";
import { migrateRegistry } from "../../src/registry/migrate.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { freshDatabase } from "./database.ts";
import { TEST_ENVIRONMENT } from "./template.ts";

/** The same tests on PostgreSQL and on PGlite, each with a migrated registry of its own. `db()` is open inside tests. */
export function describeRegistries(name: string, define: (db: () => Database) => void): void {
  describe(`${name} on PostgreSQL`, () => {
    useDatabase(openPostgres, define);
  });
  describe(`${name} on PGlite`, () => {
    useDatabase(openEmbedded, define);
  });
}

interface Opened {
  readonly db: Database;
  remove(): Promise<void> | void;
}

function useDatabase(open: () => Promise<Opened>, define: (db: () => Database) => void): void {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => {
    await opened?.db.close();
    await opened?.remove();
  });
  define(() => {
    if (opened === undefined) throw new Error("The database is open inside tests only.");
    return opened.db;
  });
}

async function openPostgres(): Promise<Opened> {
  const fresh = await freshDatabase();
  return { db: await openDatabase(fresh.url), remove: () => fresh.close() };
}

async function openEmbedded(): Promise<Opened> {
  const folder = newTemporaryFolder();
  const db = await openDatabase(`pglite:${join(folder, "registry")}`);
  await migrateRegistry(db, { environment: TEST_ENVIRONMENT });
  return { db, remove: () => rmSync(folder, { recursive: true }) };
}

export function newTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "tenantry-"));
}
