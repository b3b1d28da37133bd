import type { DeliveryResult } from "../../model/sync.ts";
import type { JournalReport } from "../../model/journal.ts";
import type { WatchedDelivery } from "../../model/watched-delivery.ts";
import { printable } from "../printable.ts";
import { renderJournal } from "./journal.ts";
import { count } from "./table.ts";
import { renderWriteBack } from "./write-backs.ts";

/** Where a delivery stands, in one line. */
export function renderDelivery(delivery: DeliveryResult): string {
  switch (delivery.state) {
    case "none":
      return "Cache: none, as configured; nothing is delivered.\n";
    case "delivered":
      return delivery.delivered === 0
        ? "Cache: nothing was waiting.\n"
        : `Cache: ${count(delivery.delivered, "change")} delivered and read back.\n`;
    case "pending": {
      const why = delivery.error === null ? "" : ` ${printable(delivery.error)}`;
      const waits = delivery.pending === 1 ? "waits" : "wait";
      const when = delivery.refused === true ? "once that is put right" : "when the cache is back";
      return `Cache: ${count(delivery.pending, "change")} still ${waits}.${why}\nRun \`tenantry deliver\` ${when}: nothing is lost.\n`;
    }
  }
}

/** What is replayed is told once, and what is refused or waits when that changes. */
function renderNews(before: JournalReport | undefined, now: JournalReport | undefined): string[] {
  if (now === undefined || now === before) return [];
  const rest = ({ refused, waiting }: JournalReport): string => renderJournal({ replayed: [], refused, waiting });
  const same = before !== undefined && rest(before) === rest(now);
  const text = renderJournal(same ? { replayed: now.replayed, refused: [], waiting: 0 } : now);
  return text.split("\n").filter((line) => line !== "");
}

/** What has happened between two looks of a watching delivery, in one line; empty when nothing has. */
export function renderWatched(before: WatchedDelivery | undefined, now: WatchedDelivery): string {
  const lines: string[] = [];
  const [delivered, rebuilt] = [now.delivered - (before?.delivered ?? 0), now.rebuilt - (before?.rebuilt ?? 0)];
  if (rebuilt > 0) lines.push(`Redis had lost what it held: ${count(rebuilt, "tenant")} written anew.`);
  if (delivered > 0) lines.push(`${count(delivered, "change")} delivered and read back.`);
  const { state, undelivered, last_error } = now;
  const error = last_error?.message ?? "";
  const waits = undelivered === null ? "" : ` ${count(undelivered, "change")} kept.`;
  if (state === "failing" && (before?.state !== "failing" || error !== before.last_error?.message))
    lines.push(`${printable(error)}${waits} It is tried again.`);
  if (state === "running" && before?.state === "failing") lines.push("Everything answers again.");
  if (now.write_back !== before?.write_back)
    lines.push(...(now.write_back?.latest ?? []).map((result) => renderWriteBack(result)));
  lines.push(...renderNews(before?.journal, now.journal));
  if (state === "stopped") lines.push("Stopped.");
  return lines.map((line) => `${now.time} ${line}\n`).join("");
}
