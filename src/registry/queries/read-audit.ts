import type { AuditEntry, AuditFilter } from "../../model/audit.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Sql } from "../database.ts";
import { ACTION, auditConditions } from "./audit-conditions.ts";

/** The most entries that are asked for at once: a row may be some kilobytes. */
const PAGE = 500;
const NEWEST = 100;

/** An entry's place: its link, statement and row. */
type Place = readonly [link: number, stmt: number, row: number];

interface LogRow extends Omit<AuditEntry, "context" | "before" | "after"> {
  readonly stmt: number;
  readonly row: number;
  readonly ctx: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** Who changed what, newest first; at most 100 entries unless told otherwise. Needs the role tenantry_auditor. */
export async function readAudit(sql: Sql, filter: AuditFilter = {}): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const page of streamAudit(sql, { limit: NEWEST, ...filter })) entries.push(...page);
  return entries;
}

/** The same in pages, all of them unless there is a limit: memory stays flat. Each page goes on where the last ended. */
export async function* streamAudit(sql: Sql, filter: AuditFilter = {}): AsyncGenerator<readonly AuditEntry[]> {
  let left = filter.limit ?? Number.POSITIVE_INFINITY;
  let after: Place | undefined;
  while (left > 0) {
    const limit = Math.min(left, PAGE);
    const { text, values } = auditPage(filter, limit, after);
    const { rows } = await sql.query<LogRow>(text, values);
    if (rows.length > 0) yield rows.map(toEntry);
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = [last.link, last.stmt, last.row];
    left -= rows.length;
  }
}

/** The statement of one page, for its plan to be looked at too. */
export function auditPage(filter: AuditFilter, limit: number, after?: Place): { text: string; values: unknown[] } {
  const { conditions, values } = auditConditions(filter);
  const value = (given: unknown) => `$${values.push(given)}`;
  if (after !== undefined) {
    const [link, stmt, row] = after.map(value);
    // The first condition follows from the second, but an index knows links only.
    conditions.push(`link <= ${link ?? ""}::bigint`, `(link, stmt, row) < (${link ?? ""}, ${stmt ?? ""}::int, ${row ?? ""}::int)`); // prettier-ignore
  }
  const where = conditions.length === 0 ? "" : `where ${conditions.join("\n  and ")}`;
  const text = `select seq, link, stmt, row, at, committed_at, ${ACTION} as action, op, tbl as table, pk as key, db_user,
    db_role, client, ctx, old, new
  from (select g.*, l.at as committed_at from audit.log g join audit.link l on l.seq = g.link) log
  ${where} order by link desc, stmt desc, row desc limit ${value(limit)}`;
  return { text, values };
}

function toEntry(logged: LogRow): AuditEntry {
  const { seq, link, at, committed_at, action, op, table, key, db_user, db_role, client } = logged;
  const [before, after] = [parse(logged.old), parse(logged.new)];
  const context = parse(logged.ctx) ?? {};
  return { seq, link, at, committed_at, action, op, table, key, db_user, db_role, client, context, before, after };
}

/** The texts were written by row_to_json, or are a context that the database has parsed. */
function parse(text: string | null): JsonObject | null {
  return text === null ? null : (JSON.parse(text) as JsonObject);
}
