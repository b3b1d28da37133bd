import type { ChainVerdict } from "../../model/audit.ts";
import type { Sql } from "../database.ts";

/** Recomputes every digest of the log inside the database. Needs the role tenantry_auditor. */
export async function verifyChain(sql: Sql): Promise<ChainVerdict> {
  const head = await sql.query<{ links: number; rows: number; head: string }>(
    "select seq as links, nrows as rows, encode(hash, 'hex') as head from audit.head",
  );
  const bad = await sql.query<NonNullable<ChainVerdict["bad"]>>(
    `select bad_link as link, bad_stmt as statement, bad_row as row, why from audit.verify()
     order by bad_link nulls last, bad_stmt nulls first, bad_row nulls first limit 1`,
  );
  return { links: 0, rows: 0, head: "", ...head.rows[0], bad: bad.rows[0] ?? null };
}
