import type { Sql } from "../database.ts";

/** Rows in one statement: enough that the round trip does not count, few enough that it takes a moment only. */
const BATCH = 1_000;

/** Called between two statements; what it throws ends the transaction. */
export type Between = () => Promise<void>;

/** Runs a statement that takes all its rows as one JSON list, `$1`, and returns how many rows it wrote. */
export async function writeInBatches(
  tx: Sql,
  statement: string,
  rows: readonly object[],
  between?: Between,
): Promise<number> {
  let written = 0;
  for (let start = 0; start < rows.length; start += BATCH) {
    if (start > 0) await between?.();
    const { count } = await tx.query(statement, [JSON.stringify(rows.slice(start, start + BATCH))]);
    written += count;
  }
  return written;
}
