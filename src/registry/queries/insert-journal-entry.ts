import type { JournalEntry } from "../../model/journal.ts";
import type { Sql } from "../database.ts";

/**
 * False when it is there already, whatever became of it. Who writes it at the same time is waited for: so each entry is
 * replayed by one transaction.
 */
export async function insertJournalEntry(tx: Sql, entry: JournalEntry, text: string, key: string): Promise<boolean> {
  const { count } = await tx.query(
    `insert into tenantry.journal_entries (id, tenant_id, entry, key, signed_at)
     values ($1::uuid, $2, $3, $4, $5::timestamptz) on conflict do nothing`,
    [entry.id, entry.tenant_id, text, key, entry.at],
  );
  return count === 1;
}
