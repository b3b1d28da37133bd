import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { openDatabase } from "../../src/registry/open.ts";
import { LOGIN_PASSWORD, type TestRole, databaseOf, dropDatabase, loginOf } from "./template.ts";

export interface TestDatabase {
  /** As the superuser. */
  readonly url: string;
  /** As a login that is a member of this role and of no other; `stranger` is a member of none. */
  urlAs(role: TestRole | "stranger"): string;
  close(): Promise<void>;
}

/** A migrated registry of the environment `test`, for one test file. Call `close` when done. */
export async function freshDatabase(): Promise<TestDatabase> {
  return cloneOf(inject("databaseTemplate"));
}

/** A database without a registry. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return cloneOf("template1");
}

async function cloneOf(template: string): Promise<TestDatabase> {
  const server = inject("databaseUrl");
  const name = `tenantry_test_${randomBytes(6).toString("hex")}`;
  const admin = await openDatabase(server);
  await admin.script(`create database ${name} template ${template}`);
  await admin.close();
  const url = databaseOf(server, name);
  return {
    url,
    urlAs(role) {
      const login = new URL(url);
      login.username = loginOf(role);
      login.password = LOGIN_PASSWORD;
      return login.href;
    },
    close: () => dropDatabase(server, name),
  };
}
