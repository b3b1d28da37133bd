import type { DeliveryResult, EmergencyEffect, EmergencyResult } from "../../model/sync.ts";
import { printable } from "../printable.ts";
import { renderDelivery } from "./delivery.ts";
import { renderConvergence } from "./readers.ts";
import { count, formatNumber } from "./table.ts";

/** What `suspend` or `resume` did, and since when it is in force. */
export type EmergencyReport = EmergencyResult & EmergencyEffect;

export function renderSuspension(outcome: EmergencyReport): string {
  const { hold, already, tenant_id: id, status_before: before } = outcome;
  const reason = printable(hold.reason);
  if (already)
    return `${id} is held already, by hold ${String(hold.id)}: ${reason}\n${describeDelivery(outcome.delivery)}`;
  const was = before === "suspended" ? "was suspended already and is held now" : `suspended (was ${before})`;
  return `! ${id} ${was}, hold ${String(hold.id)}: ${reason}\n${describeForce(outcome)}Sync leaves it so until \`tenantry resume ${id} --reason "…"\`, or until Git says the same.\n`;
}

export function renderResumption(outcome: EmergencyReport): string {
  const { hold, status, tenant_id: id } = outcome;
  return `~ ${id} is ${status}, as Git says; hold ${String(hold.id)} is lifted.\n${describeForce(outcome)}`;
}

function describeForce(outcome: EmergencyReport): string {
  return describeEffect(outcome, `version ${String(outcome.config_version)}`);
}

/** Milliseconds are rounded up: it was in force by then. */
export function describeEffect({ effective, delivery, readers }: EmergencyEffect, what: string): string {
  const { database_ms: database, cache_ms: cache } = effective;
  const inCache = cache === null ? "" : `, in the cache after ${formatNumber(Math.ceil(cache))} ms (read back)`;
  const inForce = `In force in the registry after ${formatNumber(Math.ceil(database))} ms${inCache}, ${what}.\n`;
  return delivery.state === "delivered"
    ? inForce + describeReaders(readers, effective)
    : inForce + describeDelivery(delivery);
}

/** Nothing where no service has ever said that it reads. */
function describeReaders(readers: EmergencyEffect["readers"], { readers_ms }: EmergencyEffect["effective"]): string {
  if (readers === null) return "";
  if (readers.error !== undefined || readers.missing.length > 0) return renderConvergence(readers);
  if (readers.applied === 0) return "";
  return `${count(readers.applied, "reader")} applied it within ${formatNumber(Math.ceil(readers_ms ?? 0))} ms.\n`;
}

/** Where nothing is delivered, readers learn of it by themselves: docs/cache.md has the times. */
export function describeDelivery(delivery: DeliveryResult): string {
  if (delivery.state !== "none") return renderDelivery(delivery);
  return (
    "Cache: none, as configured; nobody is told. Readers without a Redis may serve the old state for half a second " +
    "more; those with one serve it until `tenantry deliver --cache redis` has run.\n"
  );
}
