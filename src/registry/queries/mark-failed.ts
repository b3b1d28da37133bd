import type { Sql } from "../database.ts";

/** `error` is kept for `status`: it must carry no secret. */
export async function markFailed(tx: Sql, ids: readonly number[], error: string): Promise<void> {
  await tx.query("update tenantry.outbox set attempts = attempts + 1, last_error = $2 where id = any($1::bigint[])", [
    ids,
    error,
  ]);
}
