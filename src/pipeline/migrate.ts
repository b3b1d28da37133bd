import { requireEnvironmentName } from "../registry/environment-name.ts";
import { migrateRegistry } from "../registry/migrate.ts";
import { isNewFolder } from "../registry/open.ts";
import type { RolesReport } from "../registry/set-roles.ts";
import { setRoles } from "../registry/set-roles.ts";
import { withDatabase } from "./registry-access.ts";

export { readRolesSql } from "../registry/set-roles.ts";

/**
 * Brings the tables of a registry up to date; the only command that makes the folder of an embedded one. `applied` names
 * what ran now, in order.
 * @throws OperationalError `usage` for a name that no environment can have; nothing is made then
 */
export async function migrate(address: {
  readonly databaseUrl: string;
  readonly environment: string;
}): Promise<{ applied: string[]; version: number }> {
  const { databaseUrl, environment } = address;
  if (isNewFolder(databaseUrl)) requireEnvironmentName(environment);
  return withDatabase(address, (db) => migrateRegistry(db, { environment }), { create: true });
}

/** Makes and repairs the roles of the cluster and, where there is a registry, their privileges. Migrates nothing. */
export async function repairRoles(address: { readonly databaseUrl: string }): Promise<RolesReport> {
  return withDatabase(address, setRoles);
}
