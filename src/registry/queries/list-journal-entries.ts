import type { Sql } from "../database.ts";

/** What became of an entry of the journal. */
export interface SettledEntry {
  readonly id: string;
  readonly tenant_id: string;
  /** As it was signed. */
  readonly entry: string;
  /** Why it was not applied; null for one that was. */
  readonly refused: string | null;
}

/** Those of these ids that are replayed or refused. */
export async function listJournalEntries(sql: Sql, ids: readonly string[]): Promise<Map<string, SettledEntry>> {
  const { rows } = await sql.query<SettledEntry>(
    "select id::text, tenant_id, entry, refused from tenantry.journal_entries where id = any($1::uuid[])",
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
