import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import type { Database } from "../../src/registry/database.ts";
import { migrateRegistry } from "../../src/registry/migrate.ts";
import { openDatabase } from "../../src/registry/open.ts";
import { freshDatabase } from "./database.ts";
import { TEST_ENVIRONMENT } from "./template.ts";

/** The same tests on PostgreSQL and on PGlite, each with a migrated registry of its own. `db()` is open inside tests. */
export function describeRegistries(name: string, define: (db: () => Database) => void): void {
  afterAll(removeTemplate); // outside of the two groups: when the whole file is done
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
  cpSync(await (embeddedTemplate ??= migrateEmbedded()), join(folder, "registry"), { recursive: true });
  const db = await openDatabase(`pglite:${join(folder, "registry")}`);
  return { db, remove: () => rmSync(folder, { recursive: true }) };
}

async function removeTemplate(): Promise<void> {
  const made = await embeddedTemplate;
  embeddedTemplate = undefined;
  if (made !== undefined) rmSync(dirname(made), { recursive: true });
}

/** Making a folder takes seconds, copying one does not: a test file makes it once. */
let embeddedTemplate: Promise<string> | undefined;

async function migrateEmbedded(): Promise<string> {
  const folder = newTemporaryFolder();
  const db = await openDatabase(`pglite:${join(folder, "registry")}`, { create: true });
  await migrateRegistry(db, { environment: TEST_ENVIRONMENT });
  await db.close();
  return join(folder, "registry");
}

export function newTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "tenantry-"));
}
