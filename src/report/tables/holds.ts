import type { Hold, ShownHold, SourcedHold } from "../../model/registry.ts";
import { isOverdue } from "../../model/overdue.ts";
import { describeName } from "../audit/wording.ts";
import type { TableOptions } from "./table.ts";
import { formatTime, formatValue, renderPairs, renderTable } from "./table.ts";
import { describeWriteBack } from "./write-backs.ts";

const head = ["HOLD", "TARGET", "FIELD", "HELD AT", "STATE", "SINCE", "REVIEW BY", "BY", "INCIDENT", "REASON"];

/** One hold, with all that is known of it. */
export function renderHold({ hold, git }: ShownHold, options: TableOptions): string {
  const pairs = [
    ["hold", String(hold.id)],
    ["target", targetOf(hold)],
    ["field", hold.field],
    ["held at", formatValue(hold.value)],
    ["git asks for", git === null ? "no value" : formatValue(git)],
    ["before it", hold.prior_value === null ? "no value" : formatValue(hold.prior_value)],
    ["state", hold.state],
    ["since", formatTime(hold.created_at)],
    ["review by", reviewOf(hold)],
    ["by", describeName(hold.actor, hold.actor_source)],
    ["incident", hold.incident],
    ["reason", hold.reason],
  ] as const;
  return `${renderPairs(pairs, options)}\n`;
}

function targetOf({ target_kind, target_id }: Hold): string {
  return target_kind === "tenant" ? target_id : `${target_kind}:${target_id}`;
}

/** To the minute where it was said so, else the day. */
function reviewOf({ review_by, review_at }: Hold): string | null {
  return review_at == null ? review_by : formatTime(review_at);
}

/** The table knows the names of holds as said by whoever set them, unless their source is given. */
export function renderHolds(
  holds: readonly (Hold | SourcedHold)[],
  options: TableOptions & { readonly now?: Date; readonly none?: string | undefined },
): string {
  const { now, none = "No open holds." } = options;
  if (holds.length === 0) return `${none}\n`;
  const asked = holds.some((hold) => "write_backs" in hold);
  const rows = holds.map((hold) => [
    String(hold.id),
    targetOf(hold),
    hold.field,
    formatValue(hold.value),
    hold.state,
    formatTime(hold.created_at),
    now !== undefined && isOverdue(hold, now) ? `${reviewOf(hold) ?? ""} (overdue)` : reviewOf(hold),
    describeName(hold.actor, "actor_source" in hold ? hold.actor_source : null),
    hold.incident,
    ...(asked ? [describeLatest(hold)] : []),
    hold.reason,
  ]);
  return `${renderTable(asked ? head.toSpliced(-1, 0, "GIT") : head, rows, options)}\n`;
}

/** Of a resumption, where there is something to say of it. Nothing, where nobody has asked GitHub yet. */
function describeLatest(hold: Hold | SourcedHold): string | null {
  const all = "write_backs" in hold ? (hold.write_backs ?? []) : [];
  const told = all.filter(({ state, last_error }) => state !== "waiting" || last_error !== null);
  const latest = told.findLast(({ state }) => state !== "none") ?? told.at(-1);
  if (latest === undefined) return null;
  return describeWriteBack(latest) + (latest.last_error === null ? "" : `, ${latest.last_error}`);
}
