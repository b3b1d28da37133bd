import type { SealedLink, SealedRecord } from "../../model/sealed.ts";
import type { Sql } from "../database.ts";
import type { ChangeRow, LinkRow, StatementRow } from "./place-records.ts";
import { groupByTx, placeRows } from "./place-records.ts";

/** The most links, statements or rows that are asked for at once: some 8 MB of rows. */
export const PAGE = 5_000;
/** Of an int. */
const LARGEST = 2_147_483_647;

// Numbers that somebody may have altered travel as text: no value of theirs can stop the reading.
/** A time as text, to the microsecond. */
export const time = (column: string) =>
  `coalesce(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') as at`;
const STATEMENTS = `select tx::text, n, ${time("at")}, xid::text, db_user, db_role, client, op, tbl, ctx, nrows,
  encode(digest, 'hex') as digest from audit.stmt`;
const CHANGES = `select tx::text, stmt, n, pk, old, new, encode(digest, 'hex') as digest from audit.change`;

/** All of several links at once; undefined when that is more than a page, or more than they declare. */
export async function readGroup(sql: Sql, links: readonly LinkRow[]): Promise<SealedRecord[] | undefined> {
  const ids = links.map(({ tx }) => tx);
  const nstmts = sum(links.map((link) => link.nstmts));
  if (nstmts > PAGE) return undefined;
  const { rows: statements } = await sql.query<StatementRow>(
    `${STATEMENTS} where tx = any ($1) order by tx, n limit $2`,
    [ids, nstmts + 1],
  );
  const nrows = sum(statements.map((statement) => statement.nrows));
  if (statements.length > nstmts || nrows > PAGE) return undefined;
  const { rows } = await sql.query<ChangeRow>(`${CHANGES} where tx = any ($1) order by tx, stmt, n limit $2`, [
    ids,
    nrows + 1,
  ]);
  if (rows.length > nrows) return undefined;
  const [statementsOf, rowsOf] = [groupByTx(statements), groupByTx(rows)];
  return links.flatMap((link) => {
    const place = placeRows(statementsOf.get(link.tx) ?? []);
    return [toLink(link), ...place(rowsOf.get(link.tx) ?? []), ...place()];
  });
}

/** One link, however much it has, in pages. */
export async function* readLink(sql: Sql, link: LinkRow): AsyncGenerator<readonly SealedRecord[]> {
  yield [toLink(link)];
  const next = `${STATEMENTS} where tx = $1 and n > $2 order by n limit ${PAGE}`;
  for await (const statements of pages<StatementRow>(sql, next, [link.tx], (row) => [row.n], [-LARGEST])) {
    const [from, to] = [statements[0]?.n, statements.at(-1)?.n];
    const rows = `${CHANGES} where tx = $1 and stmt between $2 and $3 and (stmt, n) > ($4, $5) order by stmt, n limit ${PAGE}`;
    const place = placeRows(statements);
    const fixed = [link.tx, from, to];
    for await (const page of pages<ChangeRow>(sql, rows, fixed, (row) => [row.stmt, row.n], [from, -LARGEST]))
      yield place(page);
    yield place();
  }
}

/** Whatever is larger than a page, one page after the other. */
async function* pages<Row>(
  sql: Sql,
  text: string,
  fixed: readonly unknown[],
  keyOf: (row: Row) => readonly unknown[],
  first: readonly unknown[],
): AsyncGenerator<readonly Row[]> {
  let key = first;
  for (;;) {
    const { rows } = await sql.query<Row>(text, [...fixed, ...key]);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    key = keyOf(last);
  }
}

function toLink(link: LinkRow): SealedLink {
  return { kind: "link", ...link, seq: Number(link.seq), rows_before: Number(link.rows_before) };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + Math.max(0, count), 0);
}
