import { expect, test } from "vitest";
import { useCachedRegistry } from "../../support/cached-registry.ts";
import { openReader } from "../../support/readers.ts";

const { registry, seed } = useCachedRegistry();

test("a reader is listed under the name that its service gives it", async () => {
  await seed(1);
  const { deliver, cache } = registry();
  await deliver();
  const reader = await openReader(registry(), { instance: "orders/eu 1" });
  await reader.ready();
  const names = async () => (await cache.listReaders()).map(({ instance }) => instance.replace(/[0-9a-f]{8}$/, "…"));
  await expect.poll(names, { timeout: 20_000 }).toContain("orders_eu_1-…");
});
