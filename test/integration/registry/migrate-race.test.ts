/** Ten processes migrate at once, as ten instances of a deployment do: each file lands once, and nobody fails. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Database } from "../../../src/registry/database.ts";
import { readMigrations } from "../../../src/registry/migration-files.ts";
import { openDatabase } from "../../../src/registry/open.ts";
import { setRoles } from "../../../src/registry/set-roles.ts";
import type { CliResult } from "../../support/cli.ts";
import { buildCli, repository, runCli } from "../../support/cli.ts";
import { fillOlder, migrateTo } from "../../support/older-registry.ts";
import { startPostgres } from "../../support/postgres.ts";
import { GOLDEN_SCHEMA, canDump, dumpSchema } from "../../support/schema-dump.ts";
import type { TestServer } from "../../support/server-process.ts";
import { databaseOf } from "../../support/template.ts";

const PROCESSES = 10;
const NAMES = readMigrations().map(({ name }) => name);

/** Roles belong to the cluster, so making them is part of the race: this one has none yet. */
let server: TestServer;
let admin: Database;
beforeAll(async () => {
  await buildCli();
  server = await startPostgres();
  admin = await openDatabase(server.url);
});
afterAll(async () => {
  await admin.close();
  await server.stop();
});

async function newDatabase(name: string): Promise<{ db: Database; url: string }> {
  await admin.script(`create database ${name}`);
  const url = databaseOf(server.url, name);
  const db = await openDatabase(url);
  onTestFinished(() => db.close());
  return { db, url };
}

/** Starts a process for each of these databases at once. */
function migrateAtOnce(urls: readonly string[]): Promise<CliResult[]> {
  return Promise.all(
    urls.map((url) =>
      runCli(["migrate", "--environment", "test", "--json"], { cwd: repository, env: { TENANTRY_DATABASE_URL: url } }),
    ),
  );
}

interface Told {
  readonly applied?: string[];
  readonly error?: { code: string; message: string };
}

/** What the command prints with --json: each test compares it. */
function tell({ stdout }: CliResult): Told {
  return JSON.parse(stdout) as Told;
}

/** Each has succeeded, or was told to try again. Returns what they say that they have applied, in the order of the files. */
function expectDone(results: readonly CliResult[]): string[] {
  const refused = results.filter(({ exit }) => exit !== 0);
  for (const result of refused)
    expect({ exit: result.exit, ...tell(result) }).toMatchObject({ exit: 75, error: { code: "lock_held" } });
  return results.flatMap((result) => tell(result).applied ?? []).sort();
}

async function expectNewest(db: Database, url: string): Promise<void> {
  const { rows } = await db.query<{ name: string }>("select name from tenantry.migrations order by version");
  expect(rows.map(({ name }) => name)).toEqual(NAMES);
  expect((await db.query("select environment from tenantry.registry_state")).rows).toEqual([{ environment: "test" }]);
  if (await canDump(url)) expect(dumpSchema(url)).toBe(readFileSync(GOLDEN_SCHEMA, "utf8"));
  expect(await setRoles(db)).toEqual({ added: [], removed: [], registry: true });
}

test("two databases of a cluster without the roles, five processes each", async () => {
  const [one, two] = [await newDatabase("race_one"), await newDatabase("race_two")];
  const urls = Array.from({ length: PROCESSES }, (_, index) => (index % 2 === 0 ? one.url : two.url));
  expect(expectDone(await migrateAtOnce(urls))).toEqual(NAMES.flatMap((name) => [name, name]));
  await expectNewest(one.db, one.url);
  await expectNewest(two.db, two.url);
});

test("an empty database", async () => {
  const { db, url } = await newDatabase("race_empty");
  expect(expectDone(await migrateAtOnce(Array<string>(PROCESSES).fill(url)))).toEqual(NAMES);
  await expectNewest(db, url);
});

test.each([1, 4, 7])("a registry that was left at version %i", async (version) => {
  const { db, url } = await newDatabase(`race_from_${version}`);
  await migrateTo(db, version);
  await fillOlder(db, version);
  expect(expectDone(await migrateAtOnce(Array<string>(PROCESSES).fill(url)))).toEqual(NAMES.slice(version));
  await expectNewest(db, url);
});

test("a registry that is newer than all of them: each refuses, and says so", async () => {
  const { db, url } = await newDatabase("race_newer");
  await migrateTo(db, NAMES.length);
  await db.query("insert into tenantry.migrations (version, name, sha256) values (900, '000900_next.sql', $1)", ["0".repeat(64)]); // prettier-ignore
  const message = "The registry is newer than this program: it has the migration 000900_next.sql.";
  for (const result of await migrateAtOnce([url, url]))
    expect({ exit: result.exit, ...tell(result) }).toMatchObject({ exit: 1, error: { code: "refused", message } });
  for (const command of [["status"], ["plan"], ["suspend", "acme", "--reason", "breach", "--yes", "--actor", "olga"]]) {
    const env = { TENANTRY_DATABASE_URL: url, TENANTRY_CACHE: "none" };
    const { exit, stderr } = await runCli(command, { cwd: repository, env });
    expect({ exit, stderr }).toEqual({
      exit: 1,
      stderr: expect.stringContaining(`error: ${message}\n hint: `) as string,
    });
  }
});
