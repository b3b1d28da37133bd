import type { Sql } from "../database.ts";

/** `oldest` is ISO 8601, UTC; null when nothing waits. */
export async function countUndelivered(sql: Sql): Promise<{ count: number; oldest: string | null }> {
  const { rows } = await sql.query<{ count: number; oldest: string | null }>(
    "select count(*) as count, min(created_at) as oldest from tenantry.outbox where delivered_at is null",
  );
  return rows[0] ?? { count: 0, oldest: null };
}
