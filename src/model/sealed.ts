/** The audit log as it was sealed: what the digests of a chain are computed from. Digests are lower-case hex of SHA-256. */

/** One transaction: a link of the chain. */
export interface SealedLink {
  readonly kind: "link";
  /** From 1, without gaps. */
  readonly seq: number;
  /** Decimal digits. */
  readonly tx: string;
  /** ISO 8601 in UTC, to the microsecond. */
  readonly at: string;
  readonly nstmts: number;
  /** How many changed rows all links before this one have. */
  readonly rows_before: number;
  /** The hash of the link before this one. */
  readonly prev: string;
  readonly hash: string;
  /** The transaction id in the registry's own marker, null when the marker is gone; undefined outside of the registry. */
  readonly marker?: string | null;
}

/** One statement of the link before it. */
export interface SealedStatement {
  readonly kind: "statement";
  /** From 1 in its link, without gaps. */
  readonly n: number;
  readonly at: string;
  readonly xid: string;
  readonly db_user: string;
  readonly db_role: string;
  readonly client: string;
  readonly op: string;
  readonly tbl: string;
  readonly ctx: string;
  readonly nrows: number;
  readonly digest: string;
  /** True where a text is not the one that was hashed: a pseudonym stands in it. */
  readonly pseudonymised?: boolean;
}

/** One changed row of the statement before it. */
export interface SealedRow {
  readonly kind: "row";
  /** From 1 in its statement, without gaps. */
  readonly n: number;
  readonly pk: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly digest: string;
  readonly pseudonymised?: boolean;
}

/** In the order of the chain: a link, its statements, each with its rows behind it. */
export type SealedRecord = SealedLink | SealedStatement | SealedRow;

/** How far a chain goes. */
export interface ChainEnd {
  readonly links: number;
  readonly rows: number;
  /** The hash of its last link. */
  readonly head: string;
}

/** The first place where a log is not what was sealed. */
export interface ChainFault {
  /** The number of the link that is wrong or missing; null for what belongs to no link. */
  readonly link: number | null;
  readonly statement: number | null;
  readonly row: number | null;
  /** The row's number in the whole log, as `audit log` prints it; of something larger, that of its first row. */
  readonly seq: number | null;
  /** What differs. */
  readonly why: string;
}
