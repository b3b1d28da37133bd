import { readFileSync } from "node:fs";
import { compareText } from "../model/diagnostic.ts";
import type { Database } from "./database.ts";
import { isCurrent, lockMigrations } from "./migrate.ts";
import { listPrivileges } from "./queries/list-privileges.ts";

/** What `setRoles` has changed, one line each, sorted. */
export interface RolesReport {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** False: the database holds no registry of this version, so there is nothing to have privileges on yet. */
  readonly registry: boolean;
}

/** The build copies the files beside the bundle, so this file must stay directly in src/registry. */
const FOLDER = new URL("./roles/", import.meta.url);

/** The statements that make the roles, for whoever runs them elsewhere. */
export function readRolesSql(): string {
  return readFileSync(new URL("roles.sql", FOLDER), "utf8");
}

/**
 * Makes the roles that are missing and gives each exactly the privileges that it shall have, in one transaction. Running
 * it again changes nothing. Throws OperationalError `refused` for a login that may not.
 */
export async function setRoles(db: Database): Promise<RolesReport> {
  return db.transaction(async (tx) => {
    await lockMigrations(tx);
    const before = await listPrivileges(tx);
    await tx.script(readRolesSql());
    const registry = await isCurrent(tx);
    if (registry) {
      await tx.script("set local role tenantry_owner");
      await tx.script(readFileSync(new URL("privileges.sql", FOLDER), "utf8"));
    }
    const after = await listPrivileges(tx);
    return { added: missingFrom(before, after), removed: missingFrom(after, before), registry };
  });
}

function missingFrom(some: ReadonlySet<string>, all: ReadonlySet<string>): string[] {
  return [...all].filter((text) => !some.has(text)).sort(compareText);
}
