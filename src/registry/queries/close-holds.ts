import type { Hold } from "../../model/registry.ts";
import type { Sql } from "../database.ts";

/**
 * Closes open holds and moves their tenants' versions, unless this transaction has written them already. Who closed
 * them comes from the transaction's context. Returns how many were open.
 */
export async function closeHolds(
  tx: Sql,
  ids: readonly number[],
  state: Exclude<Hold["state"], "open">,
): Promise<number> {
  const { count } = await tx.query(
    "update tenantry.holds set state = $2 where id = any($1::bigint[]) and state = 'open'",
    [ids, state],
  );
  return count;
}
