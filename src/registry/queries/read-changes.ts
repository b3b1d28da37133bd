import type { Sql } from "../database.ts";

/** Above this many changed tenants it is not said which. */
const MOST = 1_000;

export interface LastChange {
  readonly registry_id: string;
  readonly epoch: number;
  /** Counts transactions that changed anything, in the order in which they committed. */
  readonly last: number;
}

export interface ChangedTenant {
  readonly tenant_id: string;
  readonly config_version: number;
}

/** One row by its key: asked twice a second by processes to which nobody pushes. */
export async function readLastChange(sql: Sql): Promise<LastChange | undefined> {
  const { rows } = await sql.query<LastChange>(
    "select registry_id, epoch, tenantry.last_change() as last from tenantry.registry_state",
  );
  return rows[0];
}

/** Every tenant that was changed after that number, with its version of now; undefined when they cannot all be named. */
export async function readChangedSince(sql: Sql, after: number): Promise<ChangedTenant[] | undefined> {
  const { rows } = await sql.query<{ tenant_id: string; config_version: number | null }>(
    `select c as tenant_id, t.config_version
     from tenantry.changed_tenants($1, $2) c left join tenantry.tenants t on t.tenant_id = c`,
    [after, MOST + 1],
  );
  // A row that somebody deleted past the triggers has no version that could be named either.
  const named = rows.filter((row): row is ChangedTenant => row.config_version !== null);
  return rows.length > MOST || named.length < rows.length ? undefined : named;
}
