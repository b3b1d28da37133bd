import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { registerReaderMetrics } from "../../../src/middleware/prometheus.ts";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { openReader } from "../../support/readers.ts";

const { registry, seed } = useCachedRegistry();

test("prom-client shows what a reader counts, as counters and gauges, of the moment in which it is asked", async () => {
  const [id = ""] = await seed(1);
  await registry().deliver();
  const reader = await openReader(registry());
  await reader.ready();
  const shown = new Registry();
  registerReaderMetrics(reader, shown);
  await reader.get(id);
  await reader.get(id);
  const page = await shown.metrics();
  expect(page).toContain("# TYPE tenantry_reader_answers_memory_total counter\n");
  expect(page).toContain("# TYPE tenantry_reader_tenants_known gauge\n");
  expect(page).toContain("# HELP tenantry_reader_tenants_known Tenants in memory.\n");
  expect(page).toContain('tenantry_reader_answers_memory_total{instance="default"} 1\n');
  await reader.get(id);
  expect(await shown.metrics()).toContain('tenantry_reader_answers_memory_total{instance="default"} 2\n');
  for (const name of Object.keys(reader.metrics())) expect(page).toContain(`tenantry_reader_${name}{`);
});

test("several readers of one process are told apart, and none is shown twice", async () => {
  const [one, two] = [await openReader(registry()), await openReader(registry())];
  const shown = new Registry();
  registerReaderMetrics(one, shown, { instance: "orders" });
  registerReaderMetrics(two, shown, { instance: "search" });
  const page = await shown.metrics();
  expect(page).toContain('tenantry_reader_refused_total{instance="orders"} 0\n');
  expect(page).toContain('tenantry_reader_refused_total{instance="search"} 0\n');
  expect(() => {
    registerReaderMetrics(two, shown, { instance: "search" });
  }).toThrow('This registry shows a reader "search" already.');
});

test("a reader that is closed can be taken out, and another one put in its place", async () => {
  const [one, two] = [await openReader(registry()), await openReader(registry())];
  const shown = new Registry();
  const remove = registerReaderMetrics(one, shown);
  remove();
  expect(await shown.metrics()).not.toContain("instance=");
  registerReaderMetrics(two, shown);
  remove(); // of somebody who is not there any more
  expect(await shown.metrics()).toContain('tenantry_reader_refused_total{instance="default"} 0\n');
});
