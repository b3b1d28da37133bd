/** What `migrate` did. */
export interface MigrationReport {
  readonly environment: string;
  /** Names of the migrations that ran now, in order. */
  readonly applied: readonly string[];
  readonly version: number;
}

export function renderMigration({ environment, applied, version }: MigrationReport): string {
  const state = `Registry of ${environment}: version ${String(version)}`;
  if (applied.length === 0) return `${state}, nothing to migrate.\n`;
  return `${applied.map((name) => `+ ${name}\n`).join("")}${state}.\n`;
}

/** What `migrate --roles` did, one line a change. */
export interface RolesChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** False for a database without a registry of this version. */
  readonly registry: boolean;
}

export function renderRoles({ added, removed, registry }: RolesChange): string {
  const lines = [...removed.map((text) => `- ${text}\n`), ...added.map((text) => `+ ${text}\n`)].join("");
  const state = registry
    ? "Roles and privileges are as they shall be."
    : "The roles are as they shall be. The registry is not there yet, or not of this version: `tenantry migrate` makes it, with their privileges.";
  return `${lines}${state}\n`;
}
