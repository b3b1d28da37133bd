import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { migrateRegistry } from "../../../src/registry/migrate.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { readRolesSql, setRoles } from "../../../src/registry/set-roles.ts";
import { describeRegistries } from "../../support/registries.ts";
import { startPostgres } from "../../support/servers.ts";
import type { TestServer } from "../../support/server-process.ts";

const RIGHT = { added: [], removed: [], registry: true };

describeRegistries("the roles of a migrated registry", (db) => {
  test("have the privileges that the migrations gave them, and no others", async () => {
    expect(await setRoles(db())).toEqual(RIGHT);
  });

  test("get back what was taken, and lose what was given beside", async () => {
    await db().script(`revoke select on tenantry.tenants from tenantry_reader;
      revoke update (state) on tenantry.holds from tenantry_sync;
      grant delete on tenantry.tenants to tenantry_ops;
      grant execute on function audit.record() to public;
      grant update (tier) on tenantry.tenants to tenantry_emergency`);
    expect(await setRoles(db())).toEqual({
      added: ["SELECT on tenantry.tenants for tenantry_reader", "UPDATE on tenantry.holds (state) for tenantry_sync"],
      removed: [
        "DELETE on tenantry.tenants for tenantry_ops",
        "EXECUTE on audit.record() for public",
        "UPDATE on tenantry.tenants (tier) for tenantry_emergency",
      ],
      registry: true,
    });
    expect(await setRoles(db())).toEqual(RIGHT);
  });
});

/** Roles belong to the cluster, so these tests have one of their own. */
let server: TestServer;
let admin: Database;
beforeAll(async () => {
  server = await startPostgres();
  admin = await openDatabase(server.url);
});
afterAll(async () => {
  await admin.close();
  await server.stop();
});

test("an administrator makes the roles, and a login without the right to make any migrates", async () => {
  await admin.script("create role plain login password 'plain'; grant create on database postgres to plain");
  expect(await setRoles(admin)).toMatchObject({
    added: expect.arrayContaining(["role tenantry_api"]) as string[],
    registry: false,
  });
  expect(await setRoles(admin)).toEqual({ added: [], removed: [], registry: false });
  await admin.script(`${readRolesSql()}; grant tenantry_migrator to plain`);
  const plain = await openDatabase(server.url.replace(/\/\/.*@/, "//plain:plain@"));
  expect((await migrateRegistry(plain, { environment: "test" })).applied).not.toEqual([]);
  expect(await setRoles(plain)).toEqual(RIGHT);
  await plain.close();
});

test("roles lose the power over the cluster, and over each other", async () => {
  await admin.script(`alter role tenantry_api bypassrls createdb; alter role tenantry_sync superuser;
    grant tenantry_owner to tenantry_sync; grant tenantry_reader to tenantry_api`);
  const removed = [
    "bypassrls for tenantry_api",
    "createdb for tenantry_api",
    "superuser for tenantry_sync",
    "tenantry_owner for tenantry_sync",
    "tenantry_reader for tenantry_api",
  ];
  expect(await setRoles(admin)).toEqual({ ...RIGHT, removed });
  expect(await setRoles(admin)).toEqual(RIGHT);
});

test("a login that may not is told what it takes", async () => {
  await admin.script("revoke tenantry_migrator from plain");
  const plain = await openDatabase(server.url.replace(/\/\/.*@/, "//plain:plain@"));
  await expect(setRoles(plain)).rejects.toMatchObject({
    code: "refused",
    hint: expect.stringContaining("CREATEROLE") as string,
  });
  await plain.close();
});
