import type { Sql } from "../database.ts";
import { type ConfigKind, ENTITY_TABLES } from "../entity-table.ts";
import { lockRows } from "./lock-rows.ts";

/** As lockRows; tiers, then features, then flags, all before the tenants. */
export async function lockEntities(tx: Sql, kind: ConfigKind, ids: readonly string[]): Promise<string[]> {
  const { name, key } = ENTITY_TABLES[kind];
  return lockRows(tx, name, key, ids);
}
