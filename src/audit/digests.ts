import { createHash, hash } from "node:crypto";
import type { Hash } from "node:crypto";
import type { SealedLink, SealedRow, SealedStatement } from "../model/sealed.ts";

/** What the first link is chained to. */
export const GENESIS = hash("sha256", "tenantry-genesis-v1");

/** The digest of a changed row, as the registry's `audit.row_digest` computes it. */
export function rowDigest({ pk, old, new: now }: Pick<SealedRow, "pk" | "old" | "new">): string {
  return hash("sha256", `row ${sized(pk)}${sizedOrNothing(old)}${sizedOrNothing(now)}`);
}

/** The digest of a statement (`audit.stmt_digest`), over the SHA-256 of the digests of its rows. */
export function statementDigest(statement: SealedStatement, rows: Hash): string {
  const { n, at, xid, nrows } = statement;
  const texts = [statement.db_user, statement.db_role, statement.client, statement.op, statement.tbl, statement.ctx];
  const text = texts.map(sized).join("");
  return hash("sha256", `stmt ${n} ${toMicroseconds(at)} ${xid} ${text}${nrows} ${rows.digest("hex")}`);
}

/** The beginning of a link's hash (`audit.link_hash`): the raw digests of its statements follow. */
export function beginLinkHash({ prev, seq, rows_before, tx, at, nstmts }: SealedLink): Hash {
  const text = `link ${prev} ${seq} ${rows_before} ${tx} ${toMicroseconds(at)} ${nstmts} `;
  return createHash("sha256").update(text);
}

/** With its length before it, so that no two lists of texts give the same bytes. */
function sized(text: string): string {
  return `${Buffer.byteLength(text)}:${text}`;
}

function sizedOrNothing(text: string | null): string {
  return text === null ? "-1:" : sized(text);
}

/** `NaN` for what is no time: it then differs from what was hashed. */
function toMicroseconds(at: string): number {
  const parts = /^(.{19})\.(\d{6})Z$/.exec(at);
  return Date.parse(`${parts?.[1] ?? ""}Z`) * 1000 + Number(parts?.[2]);
}

/** For a message: enough of two digests to look them up. */
export function differ(recorded: string, found: string): string {
  return `recorded ${recorded.slice(0, 16)}…, found ${found.slice(0, 16)}…`;
}
