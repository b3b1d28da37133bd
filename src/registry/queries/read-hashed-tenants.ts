import type { TenantDocument } from "../../model/catalog.ts";
import type { Sql } from "../database.ts";
import { DOCUMENT_COLUMNS, type DocumentRow, documentOf } from "../tenant-row.ts";

/** A tenant's row beside the hash that it claims. */
export interface HashedTenant {
  readonly tenant_id: string;
  readonly config_version: number;
  readonly content_hash: string;
  readonly live: TenantDocument;
}

/** Tenants in force that carry a hash, in pages by id: memory stays flat however many there are. */
export async function* readHashedTenants(sql: Sql, pageSize = 1000): AsyncGenerator<HashedTenant[]> {
  for (let after = ""; ;) {
    const { rows } = await sql.query<DocumentRow & Omit<HashedTenant, "live">>(
      `select ${DOCUMENT_COLUMNS}, t.config_version, t.content_hash
       from tenantry.tenants t
       where t.removed_at is null and t.content_hash is not null and t.tenant_id > $1
       order by t.tenant_id limit $2`,
      [after, pageSize],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => {
      const { tenant_id, config_version, content_hash } = row;
      return { tenant_id, config_version, content_hash, live: documentOf(row) };
    });
    if (rows.length < pageSize) return;
    after = last.tenant_id;
  }
}
