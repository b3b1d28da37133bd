import type { JournalReport, JournalledSuspension } from "../../model/journal.ts";
import { printable } from "../printable.ts";
import { count, formatNumber } from "./table.ts";

/** A suspension that is in force, and that the registry has not heard of. */
export function renderJournalled(outcome: JournalledSuspension): string {
  const { tenant_id: id, status_before: before, journal, effective, error } = outcome;
  const { database_failed_ms: failed, cache_ms: cache } = effective;
  const was = before === "suspended" ? "was suspended already and stays so" : `suspended (was ${before})`;
  const file = journal.file === null ? `no file: ${journal.file_error ?? ""}` : journal.file;
  return [
    "! PostgreSQL is down: journalled, audit pending",
    `! ${id} ${was}: ${printable(journal.entry.reason)}`,
    `Registry: nothing written, given up after ${formatNumber(Math.ceil(failed))} ms. ${printable(error)}`,
    `Cache: readers with a Redis refuse it, in force after ${formatNumber(Math.ceil(cache))} ms (read back).`,
    `Journal: ${journal.entry.id}, signed by ${journal.key}, in Redis and on this machine (${printable(file)}).`,
    "Next: once PostgreSQL is back, `tenantry deliver` on any machine that knows the operators' keys replays it: hold, status",
    `and audit log, with both times. Until then nothing lifts it; afterwards \`tenantry resume ${id} --reason "…"\` does.`,
    "",
  ].join("\n");
}

/** Empty when there was nothing in it. */
export function renderJournal(journal: JournalReport | undefined): string {
  if (journal === undefined) return "";
  const { replayed, refused, waiting } = journal;
  const lines = replayed.map(
    (each) =>
      `Journal: ${each.tenant_id} suspended as ${printable(each.actor)} signed it at ${each.signed_at}, replayed at ${each.replayed_at} (hold ${String(each.hold_id)}).`,
  );
  for (const { place, tenant_id, why } of refused)
    lines.push(
      `! Journal: refused, ${printable(why)}${tenant_id === null ? "" : ` (tenant ${printable(tenant_id)})`}: ${printable(place)}`,
    );
  if (refused.length > 0) lines.push(`${count(refused.length, "suspension")} kept for inspection: docs/emergency.md.`);
  if (waiting > 0)
    lines.push(
      `Journal: ${count(waiting, "suspension")} still waiting: for Redis, for a lock, or for the operators' public keys (TENANTRY_OPERATOR_KEYS).`,
    );
  return lines.map((line) => `${line}\n`).join("");
}
