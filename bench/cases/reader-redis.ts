import type { Figure } from "../reader/figures.ts";
import { toFigures } from "../reader/figures.ts";
import type { ReaderSettings } from "../reader/settings.ts";
import { runOften } from "./reader-programs.ts";

/** Reads that memory cannot answer, beside what one would write by hand with the same client of Redis. */
export async function measureRedisReads(settings: ReaderSettings, tenants: number, runs: number): Promise<Figure[]> {
  const tenantIds = settings.tenantIds.slice(0, tenants);
  const readings = await runOften("readerRedisReads", { ...settings, tenantIds }, runs);
  const plans = ["one at a time", "32 at a time"].flatMap((name) => [
    { name, unit: "µs", peer: "ioredis GET, JSON.parse", target: { ratio: 1.2 } },
    { name: `${name}, beside one that keeps it`, unit: "µs", peer: "the same, and Map.set" },
  ]);
  const figures = toFigures(plans, readings);
  return figures.map((figure) => ({ ...figure, name: `a tenant from Redis, ${figure.name}` }));
}
