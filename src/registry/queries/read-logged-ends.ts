import type { JsonObject } from "../../model/json.ts";
import type { Sql } from "../database.ts";
import type { LoggedRow } from "./read-logged-rows.ts";

const PAGE = 2000;

/** A row as the log had it before a range of links in which it changed, and after that range. */
export interface LoggedEnds extends LoggedRow {
  readonly table: string;
}

interface TextRow {
  readonly table: string;
  readonly key: string;
  readonly old: string | null;
  readonly new: string | null;
}

// What a row was before is what the log last said of it, not what its next change found: somebody may have written past
// the triggers in between, and `tenants show --at` does not know of it either.
const ENDS = `select e.tbl as table, e.pk as key,
    (select c.new from audit.change c join audit.stmt s on s.tx = c.tx and s.n = c.stmt join audit.link l on l.tx = c.tx
     where c.pk = e.pk and s.tbl = e.tbl and l.seq <= $1 order by l.seq desc, s.n desc, c.n desc limit 1) as old,
    (select c.new from audit.link l join audit.change c on c.tx = l.tx
     where l.seq = e.last[1] and c.stmt = e.last[2] and c.n = e.last[3]) as new
  from (select s.tbl collate "C" as tbl, c.pk, max(array[l.seq, s.n, c.n]) as last
        from audit.link l join audit.stmt s on s.tx = l.tx join audit.change c on c.tx = s.tx and c.stmt = s.n
        where l.seq > $1 and l.seq <= $2 and (s.tbl collate "C", c.pk) > ($3, $4)
        group by 1, 2 order by 1, 2 limit ${PAGE}) e
  order by 1, 2`;

/** Every row that changed after one link and up to another, in pages, by table and key. Needs the role tenantry_auditor. */
export async function* readLoggedEnds(sql: Sql, after: number, upTo: number): AsyncGenerator<readonly LoggedEnds[]> {
  let last: Pick<TextRow, "table" | "key"> = { table: "", key: "" };
  for (;;) {
    const { rows } = await sql.query<TextRow>(ENDS, [after, upTo, last.table, last.key]);
    yield rows.map((row) => ({ table: row.table, key: row.key, before: parse(row.old), after: parse(row.new) }));
    last = rows.at(-1) ?? last;
    if (rows.length < PAGE) return;
  }
}

/** The texts were written by row_to_json. */
function parse(text: string | null): JsonObject | null {
  return text === null ? null : (JSON.parse(text) as JsonObject);
}
