import type { ChainEnd } from "../../model/sealed.ts";
import type { Sql } from "../database.ts";

/** Where the registry says that its log ends; undefined when it does not say. Needs the role tenantry_auditor. */
export async function readChainHead(sql: Sql): Promise<ChainEnd | undefined> {
  const { rows } = await sql.query<{ links: string; rows: string; head: string }>(
    "select seq::text as links, nrows::text as rows, encode(hash, 'hex') as head from audit.head",
  );
  return rows[0] && { links: Number(rows[0].links), rows: Number(rows[0].rows), head: rows[0].head };
}
