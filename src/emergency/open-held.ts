import type { Hold } from "../model/registry.ts";
import type { Sql } from "../registry/database.ts";
import type { NewHold } from "../registry/queries/open-hold.ts";
import { openHold } from "../registry/queries/open-hold.ts";
import { readInfo } from "../registry/queries/read-info.ts";
import type { Emergent, Review } from "./run-emergency.ts";

/** What is held, and what it was before. */
export type Held = Pick<NewHold, "target_kind" | "target_id" | "field" | "value" | "prior_value">;

/** Opens a hold in the words of who asked for it, on top of the commit that was synced last. */
export async function openHeld(tx: Sql, held: Held, input: Emergent & Review): Promise<Hold> {
  const { reason, incident, reviewBy, reviewAt, attribution } = input;
  return openHold(tx, {
    ...held,
    reason,
    incident: incident ?? null,
    actor: attribution.actor,
    review_by: reviewBy ?? null,
    review_at: reviewAt ?? null,
    base_commit: (await readInfo(tx))?.last_commit ?? null,
  });
}
