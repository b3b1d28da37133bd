import type { SealedLink, SealedRecord, SealedRow, SealedStatement } from "../../model/sealed.ts";

/** As they are read: numbers that somebody may have altered travel as text, so that no value can stop the reading. */
export type LinkRow = Omit<SealedLink, "kind" | "seq" | "rows_before"> & {
  readonly seq: string;
  readonly rows_before: string;
};
export type StatementRow = Omit<SealedStatement, "kind"> & { readonly tx: string };
export type ChangeRow = Omit<SealedRow, "kind"> & { readonly tx: string; readonly stmt: number };

/** Rows behind their statements; called without rows, the statements that are left. A row of no statement is left out. */
export function placeRows(statements: readonly StatementRow[]): (rows?: readonly ChangeRow[]) => SealedRecord[] {
  let begun = 0;
  return (rows) => {
    const records: SealedRecord[] = [];
    const begin = (statement: StatementRow) => {
      begun++;
      records.push({ kind: "statement", ...statement });
    };
    for (const row of rows ?? []) {
      for (let next = statements[begun]; next !== undefined && next.n <= row.stmt; next = statements[begun])
        begin(next);
      if (statements[begun - 1]?.n === row.stmt) records.push({ kind: "row", ...row });
    }
    if (rows === undefined) statements.slice(begun).forEach(begin);
    return records;
  };
}

/** In the order in which they came. */
export function groupByTx<Row extends { readonly tx: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.tx);
    if (group === undefined) groups.set(row.tx, [row]);
    else group.push(row);
  }
  return groups;
}
