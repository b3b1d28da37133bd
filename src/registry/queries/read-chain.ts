import type { SealedRecord } from "../../model/sealed.ts";
import type { Sql } from "../database.ts";
import type { LinkRow } from "./place-records.ts";
import { PAGE, readGroup, readLink, time } from "./read-links.ts";

const LINKS = `select l.seq::text, l.tx::text, ${time("l.at")}, l.nstmts, l.rows_before::text, encode(l.prev, 'hex') as prev,
  encode(l.hash, 'hex') as hash, m.xid::text as marker
  from audit.link l left join audit.tx m on m.id = l.tx where l.seq > $1 order by l.seq limit ${PAGE}`;
/**
 * The log as it was sealed, in the order of its links, in pages: memory stays flat however long it is. Only indexes are
 * walked. Rows and statements that belong to no link are not in it (`findStray`). Needs the role tenantry_auditor.
 * @param after the number of the link to go on from; 0 begins with the first
 */
export async function* readChain(sql: Sql, after = 0): AsyncGenerator<readonly SealedRecord[]> {
  let last = String(after);
  for (;;) {
    const { rows } = await sql.query<LinkRow>(LINKS, [last]);
    for (const links of groupLinks(rows)) yield* readLinks(sql, links);
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < PAGE) return;
  }
}

/** Runs of links with about as many statements as make a page. */
function* groupLinks(links: readonly LinkRow[]): Generator<readonly LinkRow[]> {
  let group: LinkRow[] = [];
  let statements = 0;
  for (const link of links) {
    group.push(link);
    statements += link.nstmts;
    if (statements < PAGE / 4) continue;
    yield group;
    [group, statements] = [[], 0];
  }
  if (group.length > 0) yield group;
}

/** Links that have more than they say are read one by one, so that none hides behind what another one has too much. */
async function* readLinks(sql: Sql, links: readonly LinkRow[]): AsyncGenerator<readonly SealedRecord[]> {
  const [first] = links;
  if (first === undefined) return;
  const group = links.length > 1 ? await readGroup(sql, links) : undefined;
  const middle = Math.ceil(links.length / 2);
  if (group !== undefined) yield group;
  else if (links.length === 1) yield* readLink(sql, first);
  else for (const half of [links.slice(0, middle), links.slice(middle)]) yield* readLinks(sql, half);
}
