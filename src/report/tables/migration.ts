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
