import type { RegistryInfo } from "../model/registry.ts";
import { OperationalError } from "../model/operational-error.ts";
import { type Database, MIGRATE, type Sql } from "./database.ts";
import { requireEnvironmentName } from "./environment-name.ts";
import { type Migration, readMigrations } from "./migration-files.ts";
import { readInfo } from "./queries/read-info.ts";

/** Any number, the same for every version of Tenantry; advisory locks belong to one database. */
const MIGRATION_LOCK = "7226471935510";
const OLDEST_SERVER = 150_000;

export interface MigrateOptions {
  /** The registry's name for itself: recorded by the first migration, compared by later ones. */
  environment: string;
  /** The folder of the SQL files; those of this package by default. */
  folder?: URL;
}

/**
 * Brings the schema up to date: each pending file in a transaction of its own, under an advisory lock, its version row
 * written first. Running it again changes nothing. Throws OperationalError `refused` for a landed file that was edited,
 * for a schema newer than this program, and for another environment's registry; `usage` for a name that none can have.
 */
export async function migrateRegistry(
  db: Database,
  options: MigrateOptions,
): Promise<{ applied: string[]; version: number }> {
  const migrations = readMigrations(options.folder);
  await requireServer(db);
  const applied: string[] = [];
  const step = () => applyNext(db, migrations, options.environment);
  for (let next = await step(); next !== undefined; next = await step()) applied.push(next.name);
  return { applied, version: migrations.at(-1)?.version ?? 0 };
}

/**
 * The registry's identity, when its schema is the one this program knows and its environment is the one asked for.
 * Otherwise one OperationalError that says what to do. Works in any transaction.
 */
export async function requireRegistry(sql: Sql, options: { environment?: string } = {}): Promise<RegistryInfo> {
  const landed = await readLanded(sql);
  const known = readMigrations();
  if (landed === undefined) throw new OperationalError("unavailable", "The database holds no registry.", MIGRATE);
  refuseStrangers(landed, known);
  const missing = known.filter(({ version }) => !landed.has(version));
  if (missing.length > 0)
    throw new OperationalError(
      "unavailable",
      `The registry lacks ${missing.length === 1 ? "a migration" : `${missing.length} migrations`}.`,
      MIGRATE,
    );
  const info = await readInfo(sql);
  if (info === undefined) throw new OperationalError("unavailable", "The registry has no environment yet.", MIGRATE);
  refuseOtherEnvironment(info.environment, options.environment ?? info.environment);
  return info;
}

/** Waits until nobody else migrates, until the end of the transaction. */
export async function lockMigrations(tx: Sql): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1::bigint)", [MIGRATION_LOCK]);
}

/**
 * requireRegistry for a transaction that is going to write: nobody migrates until it ends. What was required of the
 * registry when it was planned, perhaps before somebody was asked, may have been migrated since.
 */
export async function requireStableRegistry(tx: Sql): Promise<RegistryInfo> {
  await tx.query("select pg_advisory_xact_lock_shared($1::bigint)", [MIGRATION_LOCK]);
  return requireRegistry(tx); // in a new statement: the one that waited would not see what was migrated meanwhile
}

/** Whether the database holds a registry with every migration. Throws OperationalError `refused` for a newer one. */
export async function isCurrent(sql: Sql): Promise<boolean> {
  const landed = await readLanded(sql);
  if (landed === undefined) return false;
  const known = readMigrations();
  refuseStrangers(landed, known);
  return known.every(({ version }) => landed.has(version));
}

/** Applies the first pending file; records the environment when there is none. */
async function applyNext(
  db: Database,
  migrations: readonly Migration[],
  environment: string,
): Promise<Migration | undefined> {
  return db.transaction(
    async (tx) => {
      await lockMigrations(tx);
      const landed = (await readLanded(tx)) ?? new Map<number, Landed>();
      refuseStrangers(landed, migrations);
      const next = migrations.find(({ version }) => !landed.has(version));
      const recorded = await readEnvironment(tx);
      if (recorded !== environment) requireEnvironmentName(environment);
      if (recorded !== undefined) refuseOtherEnvironment(recorded, environment);
      if (next === undefined && recorded === undefined) await recordEnvironment(tx, environment);
      if (next === undefined) return undefined;
      if (landed.size === 0) await tx.script(next.sql); // makes the table that records it
      await tx.script("set local role tenantry_owner");
      await tx.query("insert into tenantry.migrations (version, name, sha256) values ($1, $2, $3)", [
        next.version,
        next.name,
        next.sha256,
      ]);
      if (landed.size > 0) await tx.script(next.sql);
      return next;
    },
    { lockTimeoutMs: 60_000, statementTimeoutMs: 600_000 },
  );
}

interface Landed {
  readonly name: string;
  readonly sha256: string;
}

/** By version; undefined when there is no registry. */
async function readLanded(sql: Sql): Promise<Map<number, Landed> | undefined> {
  if (!(await hasTable(sql, "migrations"))) return undefined;
  const { rows } = await sql.query<{ version: number; name: string; sha256: string }>(
    "select version, name, sha256 from tenantry.migrations",
  );
  return new Map(rows.map(({ version, name, sha256 }) => [version, { name, sha256 }]));
}

/** Asks the catalog, which needs no right on the schema. */
async function hasTable(sql: Sql, name: string): Promise<boolean> {
  const { count } = await sql.query(
    "select from pg_class where relname = $1 and relnamespace = (select oid from pg_namespace where nspname = 'tenantry')",
    [name],
  );
  return count > 0;
}

function refuseStrangers(landed: ReadonlyMap<number, Landed>, known: readonly Migration[]): void {
  for (const [version, { name, sha256 }] of landed) {
    const file = known.find((migration) => migration.version === version);
    if (file === undefined)
      throw new OperationalError(
        "refused",
        `The registry is newer than this program: it has the migration ${name}.`,
        "Use the version of Tenantry that migrated it, or a later one.",
      );
    if (file.sha256 !== sha256)
      throw new OperationalError(
        "refused",
        `The migration ${file.name} was edited after it had landed.`,
        "Restore the file as released, and put the change into a new migration.",
      );
  }
}

async function requireServer(sql: Sql): Promise<void> {
  const { rows } = await sql.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  if ((rows[0]?.number ?? 0) < OLDEST_SERVER)
    throw new OperationalError(
      "unavailable",
      `PostgreSQL ${rows[0]?.version ?? ""} is too old for the registry.`,
      "Use PostgreSQL 15 or later.",
    );
}

/** Undefined before the first migration has finished. */
async function readEnvironment(sql: Sql): Promise<string | undefined> {
  if (!(await hasTable(sql, "registry_state"))) return undefined;
  return (await readInfo(sql))?.environment;
}

async function recordEnvironment(tx: Sql, environment: string): Promise<void> {
  await tx.script("set local role tenantry_owner");
  await tx.query("insert into tenantry.registry_state (environment) values ($1)", [environment]);
}

function refuseOtherEnvironment(recorded: string, asked: string): void {
  if (recorded !== asked)
    throw new OperationalError(
      "refused",
      `This registry belongs to the environment ${recorded}, not ${asked}.`,
      "Check TENANTRY_DATABASE_URL against TENANTRY_ENVIRONMENT: one of them names another environment.",
    );
}
