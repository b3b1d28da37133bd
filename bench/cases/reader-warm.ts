import type { Figure } from "../reader/figures.ts";
import { toFigures } from "../reader/figures.ts";
import type { ReaderSettings } from "../reader/settings.ts";
import { runOften } from "./reader-programs.ts";

/** Reads of what is in memory, in random order, beside Map.get of the same documents. */
export async function measureWarm(settings: ReaderSettings, tenants: number, runs: number): Promise<Figure[]> {
  const ids = settings.tenantIds.slice(0, tenants);
  const readings = await runOften("readerWarm", { ...settings, tenantIds: ids }, runs);
  const plans = [
    { name: "peek", target: { most: 100 } },
    { name: "limits", target: { most: 100 } },
    { name: "feature" },
    { name: "flag" },
    { name: "await get" },
  ];
  const figures = toFigures(
    plans.map((plan) => ({ ...plan, unit: "ns", peer: plan.name === "await get" ? "await Map.get" : "Map.get" })),
    readings,
  );
  return figures.map((figure) => ({ ...figure, name: `${figure.name}, ${tenants} tenants in memory` }));
}
