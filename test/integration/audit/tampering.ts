import { expect } from "vitest";
import type { ChainFault } from "../../../src/model/sealed.ts";

/** What was done, how a superuser does it, and the place that has to be named first. */
export type Tampering = readonly [what: string, statement: string, first: Partial<ChainFault>];

const rowDigest = (text: string) => `audit.row_digest(pk, old, ${text})`;
/** Makes a statement's digest fit its rows again, and its link's hash fit its statements. */
const resealStatement = (tx: number) =>
  `update audit.stmt s set digest = audit.stmt_digest(s, s.nrows, (select sha256(string_agg(c.digest, '' order by c.n))
     from audit.change c where c.tx = s.tx and c.stmt = s.n)) where s.tx = ${tx};`;
const resealLink = (tx: number) =>
  `update audit.link l set hash = audit.link_hash(l, l.nstmts, (select string_agg(s.digest, '' order by s.n)
     from audit.stmt s where s.tx = l.tx)) where l.tx = ${tx};`;
const remove = (tx: number) =>
  `delete from audit.change where tx = ${tx}; delete from audit.stmt where tx = ${tx};
   delete from audit.link where tx = ${tx}; delete from audit.tx where id = ${tx};`;
const two = `where pk = 'a2' and new like '%"two"%'`;

/**
 * Of a log of links 1 to 5: links 1 to 4 have one transaction of the same number each, with 6 rows of two statements and
 * three times 3 rows; link 5 has two statements of 3 rows. Entries 7, 8, 9 are a1, a2, a3 in link 2.
 */
export const tamperings: readonly Tampering[] = [
  ["a row's text", `update audit.change set new = replace(new, 'two', '222') ${two} and tx = 3`, { link: 3, statement: 1, row: 2, seq: 11 }],
  ["a row's old text", "update audit.change set old = old || ' ' where tx = 2 and n = 3", { link: 2, statement: 1, row: 3, seq: 9 }],
  ["a row's key", "update audit.change set pk = 'a9' where tx = 2 and n = 1", { link: 2, statement: 1, row: 1, seq: 7 }],
  ["a text instead of nothing", "update audit.change set old = '' where tx = 1 and stmt = 2 and n = 1", { link: 1, statement: 2, row: 1 }],
  ["nothing instead of a text", "update audit.change set new = null where tx = 4 and n = 2", { link: 4, statement: 1, row: 2 }],
  ["a text moved from new to old", "update audit.change set old = new, new = old where tx = 2 and n = 2", { link: 2, statement: 1, row: 2 }],
  ["a row's digest", "update audit.change set digest = sha256('x') where tx = 2 and n = 2", { link: 2, statement: 1, row: 2 }],
  ["a row with its digest", `update audit.change set new = '{}', digest = ${rowDigest("'{}'")} ${two} and tx = 3`, { link: 3, statement: 1, row: null, seq: 10 }],
  ["a row with its statement", `update audit.change set new = '{}', digest = ${rowDigest("'{}'")} where tx = 2 and n = 1; ${resealStatement(2)}`, { link: 2, statement: null, seq: 7 }],
  ["a row with all above it", `update audit.change set new = '{}', digest = ${rowDigest("'{}'")} where tx = 2 and n = 1; ${resealStatement(2)} ${resealLink(2)}`, { link: 3, statement: null, row: null }],
  ["a row of the last link with all above it", `update audit.change set new = '{}', digest = ${rowDigest("'{}'")} where tx = 5 and stmt = 1 and n = 1; ${resealStatement(5)} ${resealLink(5)}`, { link: 5, why: expect.stringContaining("the head is not the last link") as string }],
  ["two rows that change places", "update audit.change set n = n - 9 where tx = 2; update audit.change set n = -5 - n where tx = 2", { link: 2, statement: 1, row: null }],
  ["rows that are numbered anew", "update audit.change set n = n + 10 where tx = 2", { link: 2, statement: 1, row: 1 }],
  ["a gap in the numbers of rows", "update audit.change set n = 9 where tx = 2 and n = 3", { link: 2, statement: 1, row: 3 }],
  ["a row moved to another statement", "update audit.change set stmt = 2, n = 4 where tx = 5 and stmt = 1 and n = 3", { link: 5, statement: 1, row: 3 }],
  ["a row moved to another transaction", "update audit.change set tx = 3, n = 4 where tx = 2 and n = 3", { link: 2, statement: 1, row: 3, seq: 9 }],
  ["a deleted row in the middle", "delete from audit.change where tx = 2 and n = 2", { link: 2, statement: 1, row: 2, seq: 8 }],
  ["a deleted last row", "delete from audit.change where tx = 2 and n = 3", { link: 2, statement: 1, row: 3, seq: 9 }],
  ["all rows of a statement", "delete from audit.change where tx = 5 and stmt = 2", { link: 5, statement: 2, row: 1 }],
  ["an added row", "insert into audit.change values (2, 1, 4, 'a4', null, '{}', audit.row_digest('a4', null, '{}'))", { link: 2, statement: 1, row: 4 }],
  ["a row of no statement", "insert into audit.change values (99, 1, 1, 'a4', null, '{}', audit.row_digest('a4', null, '{}'))", { link: null, statement: 1, row: 1 }],
  ["a row of no statement in a link", "insert into audit.change values (2, 7, 1, 'a4', null, '{}', audit.row_digest('a4', null, '{}'))", { link: null, statement: 7, row: 1 }],
  ["who it was", `update audit.stmt set ctx = '{"actor":"somebody else"}' where tx = 2`, { link: 2, statement: 1, row: null }],
  ["the login", "update audit.stmt set db_user = 'innocent' where tx = 2", { link: 2, statement: 1, row: null }],
  ["the role and the address", "update audit.stmt set db_role = client, client = db_role where tx = 4", { link: 4, statement: 1, row: null }],
  ["a microsecond of a statement", "update audit.stmt set at = at + interval '1 us' where tx = 2", { link: 2, statement: 1, row: null }],
  ["a time without end", "update audit.stmt set at = 'infinity' where tx = 2", { link: 2, statement: 1, row: null }],
  ["the table's name", "update audit.stmt set tbl = 'holds' where tx = 2", { link: 2, statement: 1, row: null }],
  ["the kind of change", "update audit.stmt set op = 'INSERT' where tx = 2", { link: 2, statement: 1, row: null }],
  ["a transaction id", "update audit.stmt set xid = '77' where tx = 2", { link: 2, statement: 1, row: null }],
  ["a count of rows", "update audit.stmt set nrows = 2 where tx = 2", { link: 2, statement: 1, row: 3 }],
  ["a count of rows below nothing", "update audit.stmt set nrows = -2000000000 where tx = 2", { link: 2, statement: 1, row: 1 }],
  ["a statement's digest", "update audit.stmt set digest = sha256('x') where tx = 2", { link: 2, statement: 1, row: null }],
  ["a statement with its digest", `update audit.stmt set ctx = '{}' where tx = 2; ${resealStatement(2)}`, { link: 2, statement: null, row: null }],
  ["two statements that change places", "update audit.change set stmt = -stmt where tx = 5; update audit.stmt set n = -n where tx = 5; update audit.change set stmt = 3 + stmt where tx = 5; update audit.stmt set n = 3 + n where tx = 5", { link: 5, statement: 1, row: null }],
  ["a deleted statement with its rows", "delete from audit.change where tx = 5 and stmt = 2; delete from audit.stmt where tx = 5 and n = 2", { link: 5, statement: 2 }],
  ["a deleted first statement", "delete from audit.stmt where tx = 5 and n = 1", { link: 5, statement: 1 }],
  ["a copied statement", "insert into audit.stmt select tx, 2, at, xid, db_user, db_role, client, op, tbl, ctx, nrows, digest from audit.stmt where tx = 2; insert into audit.change select tx, 2, n, pk, old, new, digest from audit.change where tx = 2", { link: 2, statement: 2 }],
  ["an unsealed statement", "insert into audit.change select 98, stmt, n, pk, old, new, digest from audit.change where tx = 2; insert into audit.stmt select 98, n, at, xid, db_user, db_role, client, op, tbl, ctx, nrows, digest from audit.stmt where tx = 2", { link: null, statement: 1, row: null }],
  ["a link's time", "update audit.link set at = at + interval '1 s' where seq = 2", { link: 2, statement: null, row: null }],
  ["a link's hash", "update audit.link set hash = sha256('x') where seq = 2", { link: 2, statement: null, row: null }],
  ["a link's count of statements", "update audit.link set nstmts = 2 where seq = 2", { link: 2, statement: 2 }],
  ["a link's count of rows", "update audit.link set rows_before = 5 where seq = 2", { link: 2, why: expect.stringContaining("counts 5 rows before it") as string }],
  ["a link with its hash", `update audit.link set at = at + interval '1 s' where seq = 1; ${resealLink(1)}`, { link: 2, statement: null, why: expect.stringContaining("was replaced") as string }],
  ["a link that starts the chain anew", `update audit.link set prev = sha256('x') where seq = 3; ${resealLink(3)}`, { link: 3, statement: null }],
  ["a number beyond the others", "update audit.link set seq = 9000000000000000001 where seq = 3", { link: 3 }],
  ["two links that change places", "update audit.link set seq = -seq where seq in (2, 3); update audit.link set seq = 5 + seq where seq < 0", { link: 2, statement: null }],
  ["a link that names another transaction", "update audit.link set tx = 77 where seq = 4", { link: 4 }],
  ["a deleted middle", remove(2), { link: 2, seq: 7 }],
  ["a deleted first link", remove(1), { link: 1, seq: 1 }],
  ["a deleted end", remove(5), { link: 5, seq: 16, why: expect.stringContaining("the head stands at 5") as string }],
  ["everything", [1, 2, 3, 4, 5].map(remove).join(""), { link: 1, seq: 1 }],
  ["a deleted link alone", "delete from audit.link where seq = 5", { link: 5 }],
  ["the head's hash", "update audit.head set hash = sha256('forged')", { link: 5, why: expect.stringContaining("the head is not the last link") as string }],
  ["the head's number ahead", "update audit.head set seq = 9", { link: 6 }],
  ["the head's number back", "update audit.head set (seq, nrows, hash) = (select seq, 12, hash from audit.link where seq = 3)", { link: 4, seq: 13 }],
  ["the head's rows", "update audit.head set nrows = 20", { link: 5, seq: 21 }],
  ["no head", "alter table audit.head disable trigger all; delete from audit.head", { link: 5 }],
  ["a deleted marker", "delete from audit.tx where id = 2", { link: 2, statement: null }],
  ["a marker of another transaction", "update audit.tx set xid = '77' where id = 2", { link: 2, statement: 1 }],
  ["a marker of nothing", "insert into audit.tx (id, xid) values (99, '77')", { link: null, statement: null, row: null }],
]; // prettier-ignore
