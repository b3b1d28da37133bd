/** `tenantry/prometheus`: what a reader counts, as prom-client shows it. */
import type { Registry } from "prom-client";
import { Counter, Gauge } from "prom-client";
import type { ReaderMetrics, TenantReader } from "../reader/index.ts";
import { METRIC_MEANINGS } from "../reader/index.ts";

/** `instance` tells several readers of one process apart; they share a registry only if all have one. */
export interface PrometheusOptions {
  readonly instance?: string;
}

const taken = new WeakMap<Registry, Map<string, TenantReader>>();

/**
 * Adds the numbers of a reader to a registry, as `tenantry_reader_*`: counters where the name ends in `_total`, else gauges.
 * They are read when somebody asks the registry, so this costs nothing in between.
 * @returns takes this reader out again, as before close()
 * @throws Error when this registry has a reader of that instance already
 */
export function registerReaderMetrics(
  reader: TenantReader,
  registry: Registry,
  { instance = "default" }: PrometheusOptions = {},
): () => void {
  const readers = taken.get(registry) ?? new Map<string, TenantReader>();
  if (readers.has(instance))
    throw new Error(
      `This registry shows a reader ${JSON.stringify(instance)} already. Give each an instance of its own.`,
    );
  readers.set(instance, reader);
  if (!taken.has(registry)) {
    taken.set(registry, readers);
    for (const name of Object.keys(METRIC_MEANINGS) as (keyof ReaderMetrics)[]) showMetric(name, registry, readers);
  }
  return () => {
    if (readers.get(instance) === reader) readers.delete(instance);
  };
}

function showMetric(name: keyof ReaderMetrics, registry: Registry, readers: ReadonlyMap<string, TenantReader>): void {
  const labelNames = ["instance"] as const;
  const shown = { name: `tenantry_reader_${name}`, help: METRIC_MEANINGS[name], labelNames, registers: [registry] };
  const each = (show: (labels: { instance: string }, value: number) => void): void => {
    for (const [instance, reader] of readers) show({ instance }, reader.metrics()[name]);
  };
  if (!name.endsWith("_total")) {
    const gauge: Gauge<"instance"> = new Gauge({
      ...shown,
      collect: () => {
        gauge.reset(); // of readers that were taken out
        each((labels, value) => {
          gauge.set(labels, value);
        });
      },
    });
    return;
  }
  const counter: Counter<"instance"> = new Counter({
    ...shown,
    collect: () => {
      counter.reset(); // prom-client lets a counter only be raised
      each((labels, value) => {
        counter.inc(labels, value);
      });
    },
  });
}
