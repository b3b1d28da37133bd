import { openDatabase } from "../../src/registry/open.ts";
import { migrateRegistry } from "../../src/registry/migrate.ts";

/** The roles that tests log in as, each through a login of its own. */
export const TEST_ROLES = [
  "tenantry_migrator",
  "tenantry_sync",
  "tenantry_emergency",
  "tenantry_ops",
  "tenantry_reader",
  "tenantry_api",
  "tenantry_auditor",
] as const;
export type TestRole = (typeof TEST_ROLES)[number];

export const LOGIN_PASSWORD = "tenantry-test";
export const TEST_ENVIRONMENT = "test";

export function loginOf(role: TestRole | "stranger"): string {
  return role === "stranger" ? "tenantry_test_stranger" : role.replace("tenantry_", "tenantry_test_");
}

export function databaseOf(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Creates a migrated database that test files clone, and the logins. Returns its name. */
export async function createTemplate(url: string): Promise<string> {
  const name = `tenantry_template_${process.pid}_${Date.now().toString(36)}`;
  const admin = await openDatabase(url);
  await admin.script(`create database ${name}`);
  const template = await openDatabase(databaseOf(url, name));
  await migrateRegistry(template, { environment: TEST_ENVIRONMENT });
  await template.close();
  for (const role of [...TEST_ROLES, "stranger"] as const) {
    const login = loginOf(role);
    const { count } = await admin.query("select from pg_roles where rolname = $1", [login]);
    if (count === 0) await admin.script(`create role ${login} login password '${LOGIN_PASSWORD}'`);
    if (count === 0 && role !== "stranger") await admin.script(`grant ${role} to ${login}`);
  }
  await admin.close();
  return name;
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  const admin = await openDatabase(url);
  await admin.script(`drop database if exists ${name} with (force)`);
  await admin.close();
}

/** Logins with a known password must not stay behind on a server that is somebody's. */
export async function dropLogins(url: string): Promise<void> {
  const admin = await openDatabase(url);
  for (const role of [...TEST_ROLES, "stranger"] as const) await admin.script(`drop role if exists ${loginOf(role)}`);
  await admin.close();
}
