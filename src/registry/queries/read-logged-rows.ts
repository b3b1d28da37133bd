/** Rows as the log remembers them, after a link of its chain. Needs the role tenantry_auditor. */
import type { JsonObject } from "../../model/json.ts";
import type { Sql } from "../database.ts";

/** One row's last change at a time; `after` is null when it was deleted. */
export interface LoggedRow {
  readonly key: string;
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

interface TextRow {
  readonly key: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** The number of the last transaction that was sealed by then, its millisecond included; 0 before the first. */
export async function findLinkAt(sql: Sql, at: string): Promise<number> {
  const { rows } = await sql.query<{ seq: number }>(
    `select seq from audit.link where at < $1::timestamptz + interval '1 millisecond' order by at desc, seq desc limit 1`,
    [at],
  );
  return rows[0]?.seq ?? 0;
}

const CHANGES = `audit.change c join audit.stmt s on s.tx = c.tx and s.n = c.stmt join audit.link l on l.tx = c.tx`;

/** What a tenant's row was; undefined when it did not exist yet. */
export async function readLoggedTenant(sql: Sql, id: string, link: number): Promise<LoggedRow | undefined> {
  const { rows } = await sql.query<TextRow>(
    `select c.pk as key, c.old, c.new from ${CHANGES} where s.tbl = 'tenants' and c.pk = $1 and l.seq <= $2
     order by l.seq desc, s.n desc, c.n desc limit 1`,
    [id, link],
  );
  return rows.map(parseRow)[0];
}

/** When a tenant's first row was sealed; undefined for one that the log has never heard of. */
export async function findCreation(sql: Sql, id: string): Promise<string | undefined> {
  const { rows } = await sql.query<{ at: string }>(
    `select l.at from ${CHANGES} where s.tbl = 'tenants' and c.pk = $1 order by l.seq limit 1`,
    [id],
  );
  return rows[0]?.at;
}

/** All holds on a tenant that there were, oldest first. Keys of holds are numbers, ids of all others begin with a letter. */
export async function readLoggedHolds(sql: Sql, tenantId: string, link: number): Promise<LoggedRow[]> {
  const { rows } = await sql.query<TextRow>(
    `select distinct on (c.pk::bigint) c.pk as key, c.old, c.new
     from (select * from audit.change where pk >= '0' and pk < ':' offset 0) c
     join audit.stmt s on s.tx = c.tx and s.n = c.stmt join audit.link l on l.tx = c.tx
     where s.tbl = 'holds' and l.seq <= $2
       and coalesce(c.new, c.old)::jsonb @> jsonb_build_object('target_kind', 'tenant', 'target_id', $1::text)
     order by c.pk::bigint, l.seq desc, s.n desc`,
    [tenantId, link],
  );
  return rows.map(parseRow);
}

/** The texts were written by row_to_json. */
function parseRow(row: TextRow): LoggedRow {
  const parse = (text: string | null) => (text === null ? null : (JSON.parse(text) as JsonObject));
  return { key: row.key, before: parse(row.old), after: parse(row.new) };
}
