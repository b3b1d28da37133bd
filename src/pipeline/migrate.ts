import { migrateRegistry } from "../registry/migrate.ts";
import { withDatabase } from "./registry-access.ts";

/** Brings the tables of a registry up to date. `applied` names what ran now, in order. */
export async function migrate(address: {
  readonly databaseUrl: string;
  readonly environment: string;
}): Promise<{ applied: string[]; version: number }> {
  return withDatabase(address, (db) => migrateRegistry(db, { environment: address.environment }));
}
