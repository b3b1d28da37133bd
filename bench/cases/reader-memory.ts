import type { Figure } from "../reader/figures.ts";
import { toFigure } from "../reader/figures.ts";
import type { ReaderSettings } from "../reader/settings.ts";
import { runProgram } from "./reader-programs.ts";

/** Heap of one tenant in a reader, beside that of the same document in a Map. */
export async function measureMemory(settings: ReaderSettings, tenants: number, runs: number): Promise<Figure> {
  const known = { ...settings, tenantIds: settings.tenantIds.slice(0, tenants) };
  const readings: { ours: number; peer: number }[] = [];
  for (let run = 0; run < runs; run++) {
    const ours = Number(await runProgram("readerMemory", known, [], ["--expose-gc"]));
    const peer = Number(await runProgram("readerMemory", known, ["plain"], ["--expose-gc"]));
    readings.push({ ours, peer });
  }
  return toFigure({ name: `memory of one of ${tenants} tenants`, unit: "bytes", peer: "Map of documents" }, readings);
}
