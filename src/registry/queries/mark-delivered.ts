import type { Sql } from "../database.ts";

export async function markDelivered(tx: Sql, ids: readonly number[]): Promise<void> {
  await tx.query(
    `update tenantry.outbox set delivered_at = clock_timestamp(), attempts = attempts + 1, last_error = null
     where id = any($1::bigint[])`,
    [ids],
  );
}
