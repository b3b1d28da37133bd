import type { Sql } from "../database.ts";
import { type ConfigKind, ENTITY_TABLES } from "../entity-table.ts";

/** Takes tiers, features or flags out of force; their rows stay. Returns how many were in force. */
export async function removeEntities(
  tx: Sql,
  kind: ConfigKind,
  gone: readonly { readonly id: string; readonly source_commit: string | null }[],
): Promise<number> {
  const { name, key } = ENTITY_TABLES[kind];
  const { count } = await tx.query(
    `update ${name} t set removed_at = now(), source_commit = w.source_commit
     from jsonb_to_recordset($1::jsonb) as w(id text, source_commit text)
     where t.${key} = w.id and t.removed_at is null`,
    [JSON.stringify(gone)],
  );
  return count;
}
