import type { ChainEnd } from "../../model/sealed.ts";
import type { Sql } from "../database.ts";

/**
 * What there is of the log up to a link: how many links, how many rows of theirs, and the hash of that link, empty when
 * it is not there. Rows are counted, and not taken from the links' own word. Needs the role tenantry_auditor.
 */
export async function readLogSize(sql: Sql, link: number): Promise<ChainEnd> {
  const { rows } = await sql.query<{ links: number; rows: number; head: string }>(
    `select (select count(*) from audit.link where seq <= $1) as links,
       (select count(*) from audit.change c join audit.link l on l.tx = c.tx where l.seq <= $1) as rows,
       coalesce((select encode(hash, 'hex') from audit.link where seq = $1), '') as head`,
    [link],
  );
  return rows[0] ?? { links: 0, rows: 0, head: "" };
}
