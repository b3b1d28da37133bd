import type { EntityState } from "../../model/registry.ts";
import type { Sql } from "../database.ts";
import { type ConfigKind, ENTITY_TABLES } from "../entity-table.ts";

/** The tiers, features or flags in force, by id; removed ones are left out. */
export async function readEntities(sql: Sql, kind: ConfigKind): Promise<Map<string, EntityState>> {
  const { name, key } = ENTITY_TABLES[kind];
  const { rows } = await sql.query<EntityState>(
    `select ${key} as id, document, content_hash, source_path from ${name} where removed_at is null order by ${key}`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
