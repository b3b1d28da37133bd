import type { Sql } from "../database.ts";

/**
 * Locks these rows until the transaction ends, in id order, as every writer must: two that lock in different orders
 * deadlock. What was read before the lock may be stale: read again, in a new statement. Returns the ids that exist.
 */
export async function lockRows(tx: Sql, table: string, key: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select ${key} as id from ${table} where ${key} = any($1::text[]) order by ${key} for update`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
