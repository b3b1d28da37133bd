/** From every version that a registry may have been left at: data, log, privileges and schema are as if it had begun here. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { suspendTenant } from "../../../src/emergency/suspend.ts";
import { verifyChain } from "../../../src/pipeline/audit-verify.ts";
import type { Database } from "../../../src/registry/database.ts";
import { migrateRegistry, requireRegistry } from "../../../src/registry/migrate.ts";
import { readMigrations } from "../../../src/registry/migration-files.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { setRoles } from "../../../src/registry/set-roles.ts";
import type { TestDatabase } from "../../support/database.ts";
import { emptyDatabase } from "../../support/database.ts";
import { VERSIONS, fillOlder, migrateTo } from "../../support/older-registry.ts";
import { olga } from "../../support/people.ts";
import { GOLDEN_SCHEMA, canDump, dumpSchema } from "../../support/schema-dump.ts";

const LANDED = fileURLToPath(new URL("../../fixtures/registry-schemas/landed.json", import.meta.url));

/** Every row of every table, as JSON, by table; without what migrations themselves write. */
async function readRows(db: Database): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('tenantry', 'audit') and tablename <> 'migrations' order by name`,
  );
  const found: Record<string, unknown[]> = {};
  for (const { name } of tables)
    found[name] = (await db.query<{ row: unknown }>(`select to_jsonb(t) as row from ${name} t order by t::text collate "C"`)).rows.map(({ row }) => row); // prettier-ignore
  return found;
}

async function openOlder(version: number): Promise<{ database: TestDatabase; db: Database }> {
  const database = await emptyDatabase();
  const db = await openDatabase(database.url);
  onTestFinished(async () => {
    await db.close();
    await database.close();
  });
  await migrateTo(db, version);
  await fillOlder(db, version);
  return { database, db };
}

describe.each(VERSIONS)("from version %i", (version) => {
  test("rows and log stay, privileges and schema are those of the newest, and it works", async () => {
    const { database, db } = await openOlder(version);
    const before = await readRows(db);
    const { links, rows } = version >= 4 ? await verifyChain(db) : { links: 0, rows: 0 };

    const later = readMigrations().filter((migration) => migration.version > version);
    const { applied } = await migrateRegistry(db, { environment: "test" });
    expect(applied).toEqual(later.map(({ name }) => name));

    expect(await readRows(db)).toMatchObject(before);
    expect(await verifyChain(db)).toMatchObject({ links, rows, bad: null });
    expect(await requireRegistry(db)).toMatchObject({ environment: "test", epoch: 1 });
    // Before setRoles, which grants anew: the order of grants is part of a dump.
    if (await canDump(database.url)) expect(dumpSchema(database.url)).toBe(readFileSync(GOLDEN_SCHEMA, "utf8"));
    expect(await setRoles(db)).toEqual({ added: [], removed: [], registry: true });
    if (version < 2) return; // there was no tenant to go on with
    const emergency = await openDatabase(database.urlAs("tenantry_emergency"));
    const suspended = await suspendTenant(emergency, { tenantId: "acme", reason: "breach", attribution: olga });
    await emergency.close();
    expect(suspended).toMatchObject({ status_before: "active", config_version: 2 });
    expect(await verifyChain(db)).toMatchObject({ links: links + 1, bad: null });
  });
});

test("the rows that are compared are there", async () => {
  const { db } = await openOlder(VERSIONS.at(-1) ?? 0);
  const empty = Object.entries(await readRows(db)).filter(([, rows]) => rows.length === 0);
  expect(empty).toEqual([]);
});

/** A registry that has landed a file compares it with the program's: after an edit nobody could upgrade any more. */
test("no migration that has landed was edited, renamed or taken away", () => {
  const current = Object.fromEntries(readMigrations().map(({ name, sha256 }) => [name, sha256]));
  const landed: unknown = JSON.parse(readFileSync(LANDED, "utf8"));
  expect(current).toMatchObject(landed as Record<string, string>); // the file is of this test alone
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(LANDED, `${JSON.stringify(current, null, 2)}\n`);
  else expect(Object.keys(landed as Record<string, string>)).toEqual(Object.keys(current));
});
