import type { Database } from "../../src/registry/database.ts";

/** Of the chain of links: all zero but `links` when every transaction was sealed behind the one before it. */
export interface ChainShape {
  readonly links: number;
  /** Links that follow a link which another one follows as well. */
  readonly forks: number;
  /** Numbers below the last one that no link has. */
  readonly gaps: number;
  /** Statements that were recorded and never sealed. */
  readonly unsealed: number;
  /** Rows of the log whose numbers are not 1, 2, 3 and so on. */
  readonly misnumbered: number;
}

/** Looks at the stored links alone, not at their hashes: verifyChain recomputes those. */
export async function readChainShape(db: Database): Promise<ChainShape> {
  const { rows } = await db.query<ChainShape>(
    `select count(*) as links,
            count(*) - count(distinct prev) as forks,
            coalesce(max(seq), 0) - count(distinct seq) as gaps,
            (select count(*) from audit.stmt s where not exists (select from audit.link l where l.tx = s.tx)) as unsealed,
            (select count(*) from (select seq, row_number() over (order by seq) as n from audit.log) r where seq <> n)
              as misnumbered
       from audit.link`,
  );
  const [shape] = rows;
  if (shape === undefined) throw new Error("An aggregate gave no row.");
  return shape;
}

/**
 * Takes from the log what keeps it one chain: sealing goes on from the last link that it sees, without a lock, and nothing
 * is unique any more. For proving that a test would notice.
 */
export async function makeSealingNaive(db: Database): Promise<void> {
  const { rows } = await db.query<{ source: string }>(
    "select pg_get_functiondef('audit.seal()'::regprocedure) as source",
  );
  const source = rows[0]?.source ?? "";
  const naive = source
    .replace(
      "select * into strict last from audit.head for update",
      "select true, e.seq, e.rows_before, e.hash into last from audit.link e order by e.seq desc limit 1",
    )
    .replace(/update audit\.head set .*;/, "");
  if (/(from|update) audit\.head/.test(naive)) throw new Error("Sealing is not written as this expects.");
  await db.script(`${naive};
    alter table audit.link drop constraint link_pkey, drop constraint link_prev_key, drop constraint link_hash_key`);
}
