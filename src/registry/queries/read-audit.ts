import type { AuditEntry, AuditFilter } from "../../model/audit.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Sql } from "../database.ts";

interface LogRow extends Omit<AuditEntry, "context" | "before" | "after"> {
  readonly ctx: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** Who changed what, newest first; at most 100 entries unless told otherwise. Needs the role tenantry_auditor. */
export async function readAudit(sql: Sql, filter: AuditFilter = {}): Promise<AuditEntry[]> {
  // Keys of holds are numbers and ids of tenants begin with a letter, but a feature may share a tenant's id.
  const { rows } = await sql.query<LogRow>(
    `select seq, link, at, op, tbl as table, pk as key, db_user, db_role, client, ctx, old, new from audit.log
     where ($1::text is null or (tbl in ('tenants', 'holds') and pk = any(array(
             select $1::text union all
             select id::text from tenantry.holds where target_kind = 'tenant' and target_id = $1))))
       and ($2::timestamptz is null or at >= $2::timestamptz)
     order by link desc, stmt desc, row desc limit $3`,
    [filter.tenantId ?? null, filter.since ?? null, filter.limit ?? 100],
  );
  return rows.map(({ ctx, old, new: after, ...entry }) => ({
    ...entry,
    context: parse(ctx) ?? {},
    before: parse(old),
    after: parse(after),
  }));
}

/** The texts were written by row_to_json, or are a context that the database has parsed. */
function parse(text: string | null): JsonObject | null {
  return text === null ? null : (JSON.parse(text) as JsonObject);
}
