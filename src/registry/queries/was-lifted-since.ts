import type { Sql } from "../database.ts";

/** Whether somebody has lifted a suspension of the tenant after that time. */
export async function wasLiftedSince(tx: Sql, tenantId: string, since: string): Promise<boolean> {
  const { count } = await tx.query(
    `select from tenantry.holds
      where target_kind = 'tenant' and target_id = $1 and field = 'status' and state = 'lifted' and closed_at > $2::timestamptz
      limit 1`,
    [tenantId, since],
  );
  return count > 0;
}
