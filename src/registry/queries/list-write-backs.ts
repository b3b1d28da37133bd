import type { WriteBack } from "../../model/write-back.ts";
import type { Sql } from "../database.ts";

/** What Git was told of holds, by the number of the hold, in the order in which it happened. */
export async function listWriteBacks(
  sql: Sql,
  holdIds: readonly number[],
): Promise<ReadonlyMap<number, readonly WriteBack[]>> {
  const { rows } = await sql.query<WriteBack & { readonly hold_id: number }>(
    `select hold_id, kind, state, pr_url, note, last_error from tenantry.write_backs
     where hold_id = any($1::bigint[]) order by hold_id, kind`,
    [holdIds],
  );
  const found = new Map<number, WriteBack[]>();
  for (const { hold_id, ...row } of rows) found.set(hold_id, [...(found.get(hold_id) ?? []), row]);
  return found;
}
