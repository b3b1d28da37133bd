import type { Hold } from "../../model/registry.ts";
import type { Sql } from "../database.ts";
import { HOLD_COLUMNS } from "./list-holds.ts";

export type NewHold = Omit<Hold, "id" | "created_at" | "state">;

/**
 * Opens a hold and moves its tenant's version, unless this transaction has written the tenant already: change the
 * tenant first, so that one event goes out and not two. A second open hold on the same field is a unique violation
 * (23505).
 */
export async function openHold(tx: Sql, hold: NewHold): Promise<Hold> {
  const { rows } = await tx.query<Hold>(
    `insert into tenantry.holds
       (target_kind, target_id, field, value, prior_value, reason, incident, actor, review_by, review_at, base_commit)
     values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8, $9::date, $10::timestamptz, $11)
     returning ${HOLD_COLUMNS}`,
    [
      hold.target_kind,
      hold.target_id,
      hold.field,
      JSON.stringify(hold.value),
      JSON.stringify(hold.prior_value),
      hold.reason,
      hold.incident,
      hold.actor,
      hold.review_by,
      hold.review_at ?? null,
      hold.base_commit,
    ],
  );
  const [opened] = rows;
  if (opened === undefined) throw new Error("The new hold was not returned.");
  return opened;
}
