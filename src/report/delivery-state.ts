import type { WatchedDelivery } from "../model/watched-delivery.ts";

type Metric = readonly [name: string, type: "counter" | "gauge", help: string, value: number | null];

/**
 * What a watching delivery knows, in Prometheus' text format (exposition format 0.0.4), for the textfile collector. What
 * is not known at the moment is left out, as a number would be taken for true.
 */
export function renderDeliveryMetrics(delivery: WatchedDelivery): string {
  const { state, time, delivered, rebuilt, failures, undelivered, lag_seconds, last_delivery, journal } = delivery;
  const metrics: readonly Metric[] = [
    ["tenantry_delivery_up", "gauge", "1 while PostgreSQL and Redis do their part.", state === "running" ? 1 : 0],
    ["tenantry_delivery_looked_timestamp_seconds", "gauge", "When it last looked.", seconds(time)],
    ["tenantry_delivery_rows_total", "counter", "Changes delivered and read back.", delivered],
    ["tenantry_delivery_rebuilt_tenants_total", "counter", "Tenants written anew after Redis lost them.", rebuilt],
    ["tenantry_delivery_failures_total", "counter", "Looks that ended in an error.", failures],
    ["tenantry_delivery_last_timestamp_seconds", "gauge", "When something last got through.", seconds(last_delivery)],
    ["tenantry_outbox_undelivered", "gauge", "Changes that wait.", undelivered],
    ["tenantry_outbox_lag_seconds", "gauge", "How long the oldest of them has waited.", lag_seconds],
    [
      "tenantry_journal_refused",
      "gauge",
      "Entries of the journal that are not applied.",
      journal?.refused.length ?? null,
    ],
    [
      "tenantry_journal_waiting",
      "gauge",
      "Entries of the journal that are not replayed yet.",
      journal?.waiting ?? null,
    ],
  ];
  return metrics
    .filter(([, , , value]) => value !== null)
    .map(([name, type, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${String(value)}\n`)
    .join("");
}

function seconds(time: string | null): number | null {
  return time === null ? null : Date.parse(time) / 1000;
}

/** The same as JSON on one line, which ends. */
export function renderDeliveryHealth(delivery: WatchedDelivery): string {
  return `${JSON.stringify({ format_version: "1.0", ...delivery })}\n`;
}
