import type { Sql } from "../database.ts";

// A sync is recorded in its transaction, just before that is sealed. One that wrote no row has no link of its own.
const LINK_OF = `coalesce(
  (select l.seq from audit.link l join audit.stmt s on s.tx = l.tx
   where l.at >= r.finished_at and s.ctx::jsonb ->> 'sync_id' = r.id::text order by l.at limit 1),
  (select seq from audit.link where at < r.finished_at order by at desc, seq desc limit 1), 0)`;

/** The link that a sync ended with; undefined when there was no such sync. Needs the role tenantry_auditor. */
export async function findSyncLink(
  sql: Sql,
  asked: { readonly id: string } | { readonly revision: number },
): Promise<number | undefined> {
  const [condition, value] =
    "id" in asked ? ["r.id = $1::uuid", asked.id] : ["r.revision = $1::bigint", asked.revision];
  // The first of a revision has raised it; others of the same have only seen a new commit.
  const { rows } = await sql.query<{ link: number }>(
    `select ${LINK_OF} as link from tenantry.sync_runs r where ${condition} order by r.finished_at limit 1`,
    [value],
  );
  return rows[0]?.link;
}
