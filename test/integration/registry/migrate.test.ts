import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { migrateRegistry, requireRegistry } from "../../../src/registry/migrate.ts";
import { readMigrations } from "../../../src/registry/migration-files.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { type TestDatabase, emptyDatabase } from "../../support/database.ts";
import { describeRegistries, newTemporaryFolder } from "../../support/registries.ts";

const VERSION = readMigrations().at(-1)?.version;

describeRegistries("a migrated registry", (db) => {
  test("stays as it is when it is migrated again", async () => {
    const before = await requireRegistry(db());
    expect(await migrateRegistry(db(), { environment: "test" })).toEqual({ applied: [], version: VERSION });
    expect(await requireRegistry(db(), { environment: "test" })).toEqual(before);
    expect(before).toMatchObject({ environment: "test", epoch: 1, revision: 0, last_commit: null, currency: null });
  });

  test("refuses another environment", async () => {
    const refusal = { code: "refused", message: "This registry belongs to the environment test, not prod." };
    await expect(migrateRegistry(db(), { environment: "prod" })).rejects.toMatchObject(refusal);
    await expect(requireRegistry(db(), { environment: "prod" })).rejects.toMatchObject(refusal);
  });
});

describe("migrating", () => {
  const folder = newTemporaryFolder();
  const migrations = pathToFileURL(`${folder}/`);
  let fresh: TestDatabase;
  let db: Database;

  beforeAll(async () => {
    fresh = await emptyDatabase();
    db = await openDatabase(fresh.url);
    cpSync(new URL("../../../src/registry/migrations/", import.meta.url), folder, { recursive: true });
  });
  afterAll(async () => {
    await db.close();
    await fresh.close();
    rmSync(folder, { recursive: true });
  });

  const migrate = () => migrateRegistry(db, { environment: "test", folder: migrations });
  const add = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
  const drop = (name: string) => rmSync(join(folder, name));

  test("an empty database is no registry", async () => {
    await expect(requireRegistry(db)).rejects.toMatchObject({
      code: "unavailable",
      message: "The database holds no registry.",
      hint: "Run `tenantry migrate`.",
    });
  });

  test.each(["", "Prod uction", "prod.eu", "x".repeat(64)])(
    "the name %j is refused, and nothing is written",
    async (name) => {
      await expect(migrateRegistry(db, { environment: name })).rejects.toMatchObject({
        code: "usage",
        message: expect.stringContaining("cannot be the name of an environment") as string,
      });
      expect((await db.query("select to_regnamespace('tenantry') as schema")).rows).toEqual([{ schema: null }]);
    },
  );

  test("several at once apply each file once", async () => {
    const others = await Promise.all([1, 2, 3].map(() => openDatabase(fresh.url)));
    const results = await Promise.all(others.map((other) => migrateRegistry(other, { environment: "test" })));
    await Promise.all(others.map((other) => other.close()));
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual(readMigrations().map(({ name }) => name));
  });

  test("a failing file leaves nothing behind and can be tried again", async () => {
    add("000900_broken.sql", "create table tenantry.half (n int); select no_such_column;");
    await expect(migrate()).rejects.toThrow("no_such_column");
    expect((await db.query("select to_regclass('tenantry.half') as half")).rows).toEqual([{ half: null }]);
    drop("000900_broken.sql");
    expect(await migrate()).toMatchObject({ applied: [] });
  });

  test("a new file is applied, and its tables belong to the owner", async () => {
    add("000900_more.sql", "create table tenantry.more (n int);");
    expect(await migrate()).toEqual({ applied: ["000900_more.sql"], version: 900 });
    const { rows } = await db.query("select tableowner from pg_tables where tablename in ('more', 'tenants')");
    expect(rows).toEqual([{ tableowner: "tenantry_owner" }, { tableowner: "tenantry_owner" }]);
  });

  test("a registry whose name is of another kind goes on working", async () => {
    const name = "Prod uction";
    await db.query("update tenantry.registry_state set environment = $1", [name]);
    add("000901_more.sql", "create table tenantry.even_more (n int);");
    const named = (environment: string) => migrateRegistry(db, { environment, folder: migrations });
    expect(await named(name)).toEqual({ applied: ["000901_more.sql"], version: 901 });
    await expect(named("prod")).rejects.toMatchObject({ code: "refused" });
    await db.query("update tenantry.registry_state set environment = 'test'");
    await db.query("delete from tenantry.migrations where version = 901");
    drop("000901_more.sql");
  });

  test("nothing is applied to another environment's registry", async () => {
    add("000901_stray.sql", "create table tenantry.stray (n int);");
    const strayed = migrateRegistry(db, { environment: "prod", folder: migrations });
    await expect(strayed).rejects.toMatchObject({ code: "refused" });
    expect((await db.query("select to_regclass('tenantry.stray') as stray")).rows).toEqual([{ stray: null }]);
    drop("000901_stray.sql");
  });

  test("a landed file that was edited is refused; other line ends are not an edit", async () => {
    add("000900_more.sql", "create table tenantry.more (n int);\r\n".replace("\r\n", ""));
    expect(await migrate()).toMatchObject({ applied: [] });
    add("000900_more.sql", "create table tenantry.more (n bigint);");
    await expect(migrate()).rejects.toMatchObject({
      code: "refused",
      message: "The migration 000900_more.sql was edited after it had landed.",
    });
  });

  test("a program that is older than the registry stops", async () => {
    await expect(requireRegistry(db)).rejects.toMatchObject({
      code: "refused",
      message: "The registry is newer than this program: it has the migration 000900_more.sql.",
    });
  });

  test("a registry that lacks a migration says so", async () => {
    const last = "select max(version) from tenantry.migrations where version < 900";
    await db.script(`delete from tenantry.migrations where version >= (${last})`);
    await expect(requireRegistry(db)).rejects.toMatchObject({ message: "The registry lacks a migration." });
  });
});
