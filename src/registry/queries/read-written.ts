import type { Sql } from "../database.ts";

export interface WrittenTenant {
  readonly tenant_id: string;
  readonly config_version: number;
}

/** The tenants that this transaction has written itself, by id, with their new versions. */
export async function readWritten(tx: Sql): Promise<WrittenTenant[]> {
  const { rows } = await tx.query<WrittenTenant>(
    `select tenant_id, config_version from tenantry.tenants where xmin = pg_current_xact_id()::xid order by tenant_id`,
  );
  return rows;
}
