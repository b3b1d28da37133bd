import type { Sql } from "../database.ts";

/** Says what became of the entry that this transaction has written down. Returns when it was replayed, ISO 8601. */
export async function finishJournalEntry(
  tx: Sql,
  id: string,
  { holdId, refused }: { readonly holdId?: number; readonly refused?: string },
): Promise<string> {
  const { rows } = await tx.query<{ replayed_at: string }>(
    "update tenantry.journal_entries set hold_id = $2, refused = $3 where id = $1::uuid returning replayed_at",
    [id, holdId ?? null, refused ?? null],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("The journal entry is gone.");
  return row.replayed_at;
}
