import type { Sql } from "../database.ts";

/** Rows in one statement: enough that the round trip does not count, few enough that its JSON stays small. */
const BATCH = 10_000;

/** Runs a statement that takes all its rows as one JSON list, `$1`, and returns how many rows it wrote. */
export async function writeInBatches(tx: Sql, statement: string, rows: readonly object[]): Promise<number> {
  let written = 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    const { count } = await tx.query(statement, [JSON.stringify(rows.slice(start, start + BATCH))]);
    written += count;
  }
  return written;
}
