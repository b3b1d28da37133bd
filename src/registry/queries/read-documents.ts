import type { TenantDocument } from "../../model/catalog.ts";
import type { Sql } from "../database.ts";
import { DOCUMENT_COLUMNS, type DocumentRow, documentOf } from "../tenant-row.ts";

/** What a cache or a reader needs of one tenant. (epoch, config_version) says which of two is newer. */
export interface StoredDocument {
  readonly tenant_id: string;
  readonly epoch: number;
  readonly config_version: number;
  /** null for one that was removed. */
  readonly document: TenantDocument | null;
  /** The Git commit that brought it; absent when it came from no commit. */
  readonly commit?: string;
}

interface StoredRow extends DocumentRow, Pick<StoredDocument, "epoch" | "config_version"> {
  readonly removed: boolean;
  readonly source_commit: string | null;
}

/** These tenants as services should see them, in id order; one that does not exist is absent. */
export async function readDocuments(sql: Sql, ids: readonly string[]): Promise<StoredDocument[]> {
  const { rows } = await sql.query<StoredRow>(
    `select ${DOCUMENT_COLUMNS}, t.config_version, t.source_commit, t.removed_at is not null as removed, s.epoch
     from tenantry.tenants t cross join tenantry.registry_state s
     where t.tenant_id = any($1::text[]) order by t.tenant_id`,
    [ids],
  );
  return rows.map((row) => {
    const { tenant_id, epoch, config_version, removed, source_commit: commit } = row;
    const document = removed ? null : documentOf(row);
    return { tenant_id, epoch, config_version, document, ...(commit !== null && { commit }) };
  });
}
