import type { SealedRecord, SealedRow, SealedStatement } from "../model/sealed.ts";

/**
 * Writes records as lines of JSON, always with the same bytes for the same records. Lines of rows repeat where they
 * stand, so that each can be read alone.
 */
export class LineWriter {
  private seq: number;
  private link = 0;
  private statement = 0;
  private tbl = "";

  /** @param rows how many rows the log has before the first record */
  constructor(rows: number) {
    this.seq = rows;
  }

  write(record: SealedRecord): string {
    return `${JSON.stringify(this.describe(record))}\n`;
  }

  private describe(record: SealedRecord): object {
    if (record.kind === "link") {
      const { kind, seq, tx, at, nstmts, rows_before, prev, hash } = record;
      this.link = seq;
      return { kind, seq, tx, at, nstmts, rows_before, prev, hash };
    }
    if (record.kind === "statement") {
      this.statement = record.n;
      this.tbl = record.tbl;
      return describeStatement(this.link, record);
    }
    this.seq++;
    const { kind, n, pk, old, new: now, digest } = record;
    const place = { kind, seq: this.seq, link: this.link, statement: this.statement, n, tbl: this.tbl };
    return { ...place, pk, old, new: now, digest, ...mark(record) };
  }
}

function describeStatement(link: number, record: SealedStatement): object {
  const { kind, n, at, xid, db_user, db_role, client, op, tbl, ctx, nrows, digest } = record;
  return { kind, link, n, at, xid, db_user, db_role, client, op, tbl, ctx, nrows, digest, ...mark(record) };
}

function mark({ pseudonymised }: SealedStatement | SealedRow): object {
  return pseudonymised === true ? { pseudonymised } : {};
}
