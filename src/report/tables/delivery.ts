import type { DeliveryResult } from "../../model/sync.ts";
import { printable } from "../printable.ts";
import { count } from "./table.ts";

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
