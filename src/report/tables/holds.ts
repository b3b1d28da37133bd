import type { Hold, SourcedHold } from "../../model/registry.ts";
import { describeName } from "../audit/wording.ts";
import type { TableOptions } from "./table.ts";
import { formatTime, formatValue, renderTable } from "./table.ts";

const head = ["HOLD", "TARGET", "FIELD", "HELD AT", "STATE", "SINCE", "REVIEW BY", "BY", "INCIDENT", "REASON"];

/** The table knows the names of holds as said by whoever set them, unless their source is given. */
export function renderHolds(holds: readonly (Hold | SourcedHold)[], options: TableOptions): string {
  if (holds.length === 0) return "No open holds.\n";
  const rows = holds.map((hold) => [
    String(hold.id),
    hold.target_kind === "tenant" ? hold.target_id : `${hold.target_kind}:${hold.target_id}`,
    hold.field,
    formatValue(hold.value),
    hold.state,
    formatTime(hold.created_at),
    formatTime(hold.review_by),
    describeName(hold.actor, "actor_source" in hold ? hold.actor_source : null),
    hold.incident,
    hold.reason,
  ]);
  return `${renderTable(head, rows, options)}\n`;
}
