import type { RegistryInfo } from "../model/registry.ts";
import type { Database, OpenOptions, Sql } from "../registry/database.ts";
import { requireRegistry } from "../registry/migrate.ts";
import { openDatabase } from "../registry/open.ts";

/** Which registry is meant. */
export interface RegistryAddress {
  /** `postgres://…` or `pglite:FOLDER`. */
  readonly databaseUrl: string;
  /** Another environment's registry is refused; undefined takes any. */
  readonly environment?: string | undefined;
}

/** Opens the registry for one task, and closes it whatever happens. */
export async function withDatabase<T>(
  address: RegistryAddress,
  work: (db: Database) => Promise<T>,
  options: OpenOptions = {},
): Promise<T> {
  const db = await openDatabase(address.databaseUrl, options);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Reads one snapshot of the registry, as a role that cannot write. */
export async function readRegistry<T>(
  address: RegistryAddress,
  role: "tenantry_reader" | "tenantry_auditor",
  read: (sql: Sql, info: RegistryInfo, db: Database) => Promise<T>,
): Promise<T> {
  return withDatabase(address, (db) => readSnapshot(db, address, role, read));
}

/** The same in a registry that is open already. */
export function readSnapshot<T>(
  db: Database,
  { environment }: RegistryAddress,
  role: "tenantry_reader" | "tenantry_auditor",
  read: (sql: Sql, info: RegistryInfo, db: Database) => Promise<T>,
): Promise<T> {
  return db.transaction(
    async (tx) => read(tx, await requireRegistry(tx, environment === undefined ? {} : { environment }), db),
    { readOnly: true, role },
  );
}
