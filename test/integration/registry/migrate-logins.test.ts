import { expect, test } from "vitest";
import { migrateRegistry } from "../../../src/registry/migrate.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { emptyDatabase, freshDatabase } from "../../support/database.ts";
import { startPostgres } from "../../support/servers.ts";
import { TEST_ROLES } from "../../support/template.ts";

test("a login that may not create roles is told what to do", async () => {
  const server = await startPostgres();
  const admin = await openDatabase(server.url);
  await admin.script("create role plain login password 'plain'; grant create on database postgres to plain");
  const plain = await openDatabase(server.url.replace(/\/\/.*@/, "//plain:plain@"));
  await expect(migrateRegistry(plain, { environment: "test" })).rejects.toMatchObject({
    code: "refused",
    message: expect.stringContaining("cannot be set up by plain") as string,
    hint: expect.stringContaining("CREATEROLE") as string,
  });
  await plain.close();
  await admin.close();
  await server.stop();
});

test("a login with CREATEROLE sets up a registry without being a superuser", async () => {
  const server = await startPostgres();
  const admin = await openDatabase(server.url);
  await admin.script("create role maker login createrole password 'maker'");
  await admin.script("create database registry owner maker");
  await admin.close();
  const maker = await openDatabase(server.url.replace(/\/\/.*@/, "//maker:maker@").replace(/[^/]*$/, "registry"));
  expect((await migrateRegistry(maker, { environment: "test" })).applied).not.toEqual([]);
  await maker.close();
  await server.stop();
});

test("with roles made beforehand no right to make roles is needed", async () => {
  const server = await startPostgres();
  const admin = await openDatabase(server.url);
  for (const role of ["tenantry_owner", ...TEST_ROLES]) await admin.script(`create role ${role} nologin`);
  await admin.script(`create role plain login password 'plain'; grant create on database postgres to plain;
    grant tenantry_owner to tenantry_migrator, plain`);
  await admin.close();
  const plain = await openDatabase(server.url.replace(/\/\/.*@/, "//plain:plain@"));
  expect((await migrateRegistry(plain, { environment: "test" })).applied).not.toEqual([]);
  await plain.close();
  await server.stop();
});

test("a migrator can migrate further, and a reader cannot", async () => {
  const fresh = await freshDatabase();
  const migrator = await openDatabase(fresh.urlAs("tenantry_migrator"));
  expect(await migrateRegistry(migrator, { environment: "test" })).toMatchObject({ applied: [] });
  await migrator.transaction((tx) => tx.script("set local role tenantry_owner; create table tenantry.later (n int)"));
  await migrator.close();
  const reader = await openDatabase(fresh.urlAs("tenantry_reader"));
  await expect(reader.script("set role tenantry_owner")).rejects.toMatchObject({ code: "refused" });
  await reader.close();
  await fresh.close();
});

test("roles that exist already are used, so a second registry can share the cluster", async () => {
  const empty = await emptyDatabase();
  const db = await openDatabase(empty.url);
  expect((await migrateRegistry(db, { environment: "other" })).applied).not.toEqual([]);
  await db.close();
  await empty.close();
});
