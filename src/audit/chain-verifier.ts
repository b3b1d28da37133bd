import type { Hash } from "node:crypto";
import type { ChainEnd, ChainFault, SealedLink, SealedRecord, SealedStatement } from "../model/sealed.ts";
import { GENESIS, beginLinkHash, differ } from "./digests.ts";
import type { StatementFault } from "./open-statement.ts";
import { OpenStatement } from "./open-statement.ts";

/** A log without entries. */
export const EMPTY_CHAIN: ChainEnd = { links: 0, rows: 0, head: GENESIS };

type Open = { readonly sealed: SealedLink; readonly hash: Hash; statements: number; rows: number };

/** Recomputes a chain record by record; it holds no more than the statement that it is in. */
export class ChainVerifier {
  /** The end of what is verified: whole links only. */
  end: ChainEnd;
  private link: Open | undefined;
  private statement: OpenStatement | undefined;

  /** @param end where it goes on from */
  constructor(end: ChainEnd = EMPTY_CHAIN) {
    this.end = end;
  }

  /**
   * What is wrong with the next record, or with what it ends; without a record, with the end of the chain. Nothing may
   * follow a fault.
   */
  accept(record?: SealedRecord): ChainFault | undefined {
    if (record?.kind === "row") {
      if (this.statement === undefined) return this.fault("a row stands before the first statement");
      return this.inStatement(this.statement.accept(record));
    }
    return this.endStatement() ?? (record?.kind === "statement" ? this.beginStatement(record) : this.nextLink(record));
  }

  private nextLink(sealed: SealedLink | undefined): ChainFault | undefined {
    return this.endLink() ?? (sealed && this.beginLink(sealed));
  }

  private beginLink(sealed: SealedLink): ChainFault | undefined {
    const { links, head, rows } = this.end;
    const { seq, prev, rows_before: before } = sealed;
    if (seq > links + 1) return this.fault(`link ${links + 1} is missing: ${seq} follows ${links}`, links + 1);
    if (seq <= links) return this.fault(`link ${seq} follows ${links}: it is there twice, or out of order`, seq);
    this.link = { sealed, hash: beginLinkHash(sealed), statements: 0, rows: 0 };
    if (prev !== head) return this.fault(`a link before this one is missing, or was replaced: ${differ(head, prev)}`);
    if (before !== rows) return this.fault(`the link counts ${before} rows before it, and there are ${rows}`);
    return sealed.marker === null ? this.fault("the marker of the transaction is missing") : undefined;
  }

  private beginStatement(sealed: SealedStatement): ChainFault | undefined {
    const { link } = this;
    if (link === undefined) return this.fault("a statement stands before the first link");
    const { marker, nstmts, seq } = link.sealed;
    const n = ++link.statements;
    if (n > nstmts) return this.fault(`the link has a statement more than the ${nstmts} that were sealed`, seq, n);
    if (sealed.n !== n) return this.fault(`statement ${n} is missing: ${sealed.n} stands in its place`, seq, n);
    if (typeof marker === "string" && marker !== sealed.xid)
      return this.fault(`the marker names transaction ${marker}, and the statement ${sealed.xid}`, seq, n);
    this.statement = new OpenStatement(sealed);
    return undefined;
  }

  private endStatement(): ChainFault | undefined {
    const { link, statement } = this;
    if (link === undefined || statement === undefined) return undefined;
    const fault = this.inStatement(statement.finish());
    if (fault !== undefined) return fault;
    link.hash.update(statement.sealed.digest, "hex");
    link.rows += statement.rows;
    this.statement = undefined;
    return undefined;
  }

  private endLink(): ChainFault | undefined {
    if (this.link === undefined) return undefined;
    const { sealed, hash, statements, rows } = this.link;
    const { seq, nstmts } = sealed;
    const n = statements + 1;
    if (n <= nstmts) return this.fault(`statement ${n} is missing: the link has ${statements} of ${nstmts}`, seq, n);
    const head = hash.digest("hex");
    const what = "the link is not what was sealed, or statements of it were replaced";
    if (head !== sealed.hash) return this.fault(`${what}: ${differ(sealed.hash, head)}`);
    this.end = { links: seq, rows: this.end.rows + rows, head };
    this.link = undefined;
    return undefined;
  }

  private inStatement(fault: StatementFault | undefined): ChainFault | undefined {
    if (fault === undefined) return undefined;
    const place = this.fault(fault.why, this.link?.sealed.seq, this.statement?.sealed.n);
    return { ...place, row: fault.row, seq: (place.seq ?? 0) + (fault.row ?? 1) - 1 };
  }

  private fault(why: string, link = this.link?.sealed.seq ?? null, statement: number | null = null): ChainFault {
    const before = statement === null ? 0 : (this.link?.rows ?? 0);
    return { link, statement, row: null, seq: this.end.rows + before + 1, why };
  }
}
