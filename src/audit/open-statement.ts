import { createHash } from "node:crypto";
import type { SealedRow, SealedStatement } from "../model/sealed.ts";
import { differ, rowDigest, statementDigest } from "./digests.ts";

/** What is wrong inside of a statement; `row` is null when it is the statement itself. */
export interface StatementFault {
  readonly row: number | null;
  readonly why: string;
}

/** A statement whose rows are being read. */
export class OpenStatement {
  readonly sealed: SealedStatement;
  private readonly hash = createHash("sha256");
  /** How many rows it has had. */
  rows = 0;

  constructor(sealed: SealedStatement) {
    this.sealed = sealed;
  }

  accept(row: SealedRow): StatementFault | undefined {
    const n = ++this.rows;
    const { nrows, tbl } = this.sealed;
    if (n > nrows) return { row: n, why: `the statement has a row more than the ${nrows} that were recorded` };
    if (row.n !== n) return { row: n, why: `row ${n} is missing: ${row.n} stands in its place` };
    const digest = row.pseudonymised === true ? row.digest : rowDigest(row);
    if (digest !== row.digest)
      return { row: n, why: `the row (${tbl} ${row.pk}) is not what was recorded: ${differ(row.digest, digest)}` };
    this.hash.update(digest, "hex");
    return undefined;
  }

  /** To be called once, behind its last row. */
  finish(): StatementFault | undefined {
    const { sealed, rows } = this;
    if (rows < sealed.nrows)
      return { row: rows + 1, why: `row ${rows + 1} is missing: the statement has ${rows} of ${sealed.nrows} rows` };
    const digest = sealed.pseudonymised === true ? sealed.digest : statementDigest(sealed, this.hash);
    if (digest === sealed.digest) return undefined;
    const what = "the statement is not what was recorded, or rows of it were replaced";
    return { row: null, why: `${what}: ${differ(sealed.digest, digest)}` };
  }
}
