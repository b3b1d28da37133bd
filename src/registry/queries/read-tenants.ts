import type { TenantDocument } from "../../model/catalog.ts";
import type { TenantState } from "../../model/registry.ts";
import type { Sql } from "../database.ts";
import { DOCUMENT_COLUMNS, type DocumentRow, documentOf } from "../tenant-row.ts";

interface StateRow extends DocumentRow {
  readonly config_version: number;
  /** null as well where the row is what was applied: then it need not travel twice. */
  readonly applied: TenantDocument | null;
  readonly as_applied: boolean;
  readonly removed: boolean;
  readonly source_path: string | null;
}

/** Only sync writes a hash, and what it writes is what Git asks for, but where a hold keeps it from that. */
const AS_APPLIED = `(t.content_hash is not null and t.applied is not null and not exists (
  select from tenantry.holds h where h.target_kind = 'tenant' and h.target_id = t.tenant_id and h.state = 'open')
  and not exists (select from tenantry.holds h where h.target_kind = 'flag' and h.state = 'open'))`;

/** The full rows of these tenants, by id; one that does not exist is absent. */
export async function readTenants(sql: Sql, ids: readonly string[]): Promise<Map<string, TenantState>> {
  const { rows } = await sql.query<StateRow>(
    `select ${DOCUMENT_COLUMNS}, t.config_version,
       case when not ${AS_APPLIED} then t.applied end as applied, ${AS_APPLIED} as as_applied, t.removed_at is not null as removed, t.source_path
     from tenantry.tenants t where t.tenant_id = any($1::text[]) order by t.tenant_id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.tenant_id, stateOf(row)]));
}

function stateOf(row: StateRow): TenantState {
  const { tenant_id, config_version, removed, source_path } = row;
  const live = documentOf(row);
  return { tenant_id, config_version, live, applied: row.as_applied ? live : row.applied, removed, source_path };
}
