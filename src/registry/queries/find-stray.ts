import type { ChainFault } from "../../model/sealed.ts";
import type { Sql } from "../database.ts";

const strays = [
  {
    why: "a row belongs to no statement",
    from: `select null as link, c.stmt as statement, c.n as row, c.tx from audit.change c
           where not exists (select from audit.stmt s where s.tx = c.tx and s.n = c.stmt)`,
  },
  {
    why: "a statement was never sealed",
    from: `select null as link, s.n as statement, null as row, s.tx from audit.stmt s
           where not exists (select from audit.link l where l.tx = s.tx)
             and s.xid is distinct from pg_current_xact_id_if_assigned()`,
  },
  {
    why: "the marker of a transaction was never sealed",
    from: `select null as link, null as statement, null as row, m.id as tx from audit.tx m
           where not exists (select from audit.link l where l.tx = m.id)
             and m.xid is distinct from pg_current_xact_id_if_assigned()`,
  },
] as const;

/** The first row, statement or marker that belongs to no link of the chain. Needs the role tenantry_auditor. */
export async function findStray(sql: Sql): Promise<ChainFault | undefined> {
  for (const { why, from } of strays) {
    const { rows } = await sql.query<Pick<ChainFault, "link" | "statement" | "row"> & { tx: string }>(
      `select x.link, x.statement, x.row, x.tx::text from (${from}) x order by x.tx, x.statement, x.row limit 1`,
    );
    const [stray] = rows;
    if (stray === undefined) continue;
    const { tx, ...place } = stray;
    return { ...place, seq: null, why: `${why} (transaction ${tx})` };
  }
  return undefined;
}
