import { peers } from "../harness/build-peers.ts";
import { spreadOf } from "../harness/compare.ts";
import { measure } from "../harness/measure.ts";
import type { BenchCatalogs } from "./catalogs.ts";
import type { Registries } from "./registries.ts";
import { synced } from "./sync.ts";

/** Where the time of one task goes: milliseconds by stage, medians. */
export interface StageTimes {
  readonly name: string;
  readonly stages: Readonly<Record<string, number>>;
}

/** The stages of a sync in one process, for each task of compareSync, which must have been called. */
export async function measureStages(
  catalogs: BenchCatalogs,
  registries: Registries,
  runs: number,
): Promise<StageTimes[]> {
  const { first, edited, editedTenants } = catalogs;
  const tasks = [
    { name: "first sync", from: registries.empty, catalog: first },
    { name: `sync of ${editedTenants} changes`, from: synced, catalog: edited },
    { name: "sync of no change", from: synced, catalog: first },
  ];
  const times: StageTimes[] = [];
  for (const { name, from, catalog } of tasks) {
    const rounds: Record<string, number>[] = [];
    for (let round = 0; round < runs; round++) {
      await registries.clone(from, "bench_stages");
      const args = [peers.stages, catalog.folder, registries.url("bench_stages")];
      const { stdout } = await measure({ args, cwd: catalog.folder });
      rounds.push(JSON.parse(stdout) as Record<string, number>); // it is our own program
    }
    const names = Object.keys(rounds[0] ?? {});
    const medians = names.map((stage) => [stage, spreadOf(rounds.map((round) => round[stage] ?? 0)).median] as const);
    times.push({ name, stages: Object.fromEntries(medians) });
  }
  return times;
}
