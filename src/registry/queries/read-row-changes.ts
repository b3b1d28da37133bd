import type { JsonObject } from "../../model/json.ts";
import type { Sql } from "../database.ts";

/** One write of one row, as the audit log recorded it. */
export interface RowChange {
  readonly seq: number;
  readonly key: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly db_user: string;
  readonly context: JsonObject;
  /** The row's columns. */
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

interface LogRow extends Omit<RowChange, "context" | "before" | "after"> {
  readonly ctx: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** The newest writes of each row, newest first. Needs the role tenantry_auditor. `table` is without its schema. */
export async function readRowChanges(
  sql: Sql,
  table: string,
  keys: readonly string[],
  each = 20,
): Promise<RowChange[]> {
  const { rows } = await sql.query<LogRow>(
    `select e.* from unnest($2::text[]) as k(key)
     cross join lateral (
       select seq, pk as key, at, db_user, ctx, old, new from audit.log where tbl = $1 and pk = k.key
       order by link desc, stmt desc, row desc limit $3
     ) e`,
    [table, keys, each],
  );
  return rows.map(({ ctx, old, new: after, ...row }) => ({
    ...row,
    context: JSON.parse(ctx) as JsonObject, // the database has parsed it
    before: parse(old),
    after: parse(after),
  }));
}

function parse(row: string | null): JsonObject | null {
  return row === null ? null : (JSON.parse(row) as JsonObject); // row_to_json wrote it
}
