import type { Hold } from "../../model/registry.ts";
import type { Sql } from "../database.ts";

export const HOLD_COLUMNS = `id, target_kind, target_id, field, value, prior_value, reason, incident, actor, created_at,
  review_by, base_commit, state, review_at`;

export interface HoldFilter {
  /** Every state when absent. */
  readonly state?: Hold["state"];
  readonly target?: Pick<Hold, "target_kind" | "target_id">;
}

/** Oldest first. */
export async function listHolds(sql: Sql, filter: HoldFilter = {}): Promise<Hold[]> {
  const { rows } = await sql.query<Hold>(
    `select ${HOLD_COLUMNS} from tenantry.holds
     where ($1::text is null or state = $1) and ($2::text is null or (target_kind = $2 and target_id = $3::text))
     order by id`,
    [filter.state ?? null, filter.target?.target_kind ?? null, filter.target?.target_id ?? null],
  );
  return rows;
}
