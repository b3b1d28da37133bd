import type { Sql } from "../database.ts";
import { type ConfigKind, ENTITY_TABLES } from "../entity-table.ts";

/** Takes tiers, features or flags out of force; their rows stay. Returns how many were in force. */
export async function removeEntities(
  tx: Sql,
  kind: ConfigKind,
  ids: readonly string[],
  sourceCommit: string | null,
): Promise<number> {
  const { name, key } = ENTITY_TABLES[kind];
  const { count } = await tx.query(
    `update ${name} set removed_at = now(), source_commit = $2 where ${key} = any($1::text[]) and removed_at is null`,
    [ids, sourceCommit],
  );
  return count;
}
