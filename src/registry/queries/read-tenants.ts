import type { TenantDocument } from "../../model/catalog.ts";
import type { TenantState } from "../../model/registry.ts";
import type { Sql } from "../database.ts";
import { DOCUMENT_COLUMNS, type DocumentRow, documentOf } from "../tenant-row.ts";

interface StateRow extends DocumentRow {
  readonly config_version: number;
  readonly applied: TenantDocument | null;
  readonly removed: boolean;
  readonly source_path: string | null;
}

/** The full rows of these tenants, by id; one that does not exist is absent. */
export async function readTenants(sql: Sql, ids: readonly string[]): Promise<Map<string, TenantState>> {
  const { rows } = await sql.query<StateRow>(
    `select ${DOCUMENT_COLUMNS}, t.config_version, t.applied, t.removed_at is not null as removed, t.source_path
     from tenantry.tenants t where t.tenant_id = any($1::text[]) order by t.tenant_id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.tenant_id, stateOf(row)]));
}

function stateOf(row: StateRow): TenantState {
  const { tenant_id, config_version, applied, removed, source_path } = row;
  return { tenant_id, config_version, live: documentOf(row), applied, removed, source_path };
}
