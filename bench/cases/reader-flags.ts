import type { FlagValue } from "../../src/model/catalog.ts";
import { catalogOf, flag } from "../../test/support/catalogs.ts";
import { sampleDocument } from "../../test/support/documents.ts";
import type { Figure } from "../reader/figures.ts";
import { toFigures } from "../reader/figures.ts";
import type { ReaderBench } from "./reader-registry.ts";
import { seedDocuments } from "./reader-registry.ts";
import { runOften, scale } from "./reader-programs.ts";

const FLAGS = 500;
const names = Array.from({ length: FLAGS }, (_, index) => `flag_of_some_feature_${index}`);

/** All 500 flags of one tenant, once decided when they were compiled, once rolled out by user. */
export async function measureManyFlags(bench: ReaderBench): Promise<Figure[]> {
  const documents = [
    sampleDocument("decided", { flags: flagsOf(() => true) }),
    sampleDocument("by_user", {
      flags: flagsOf((name, index) => ({ by: "user", percent: (index % 99) + 0.5, salt: name })),
    }),
  ];
  // Every flag has its date, as most have: whoever reads one compares it.
  const files = names.map((name) => [`flags/${name}.yaml`, flag(name, { expires: "2099-12-31" })] as const);
  const dated = Object.values(catalogOf(Object.fromEntries(files)).flags);
  const settings = await seedDocuments(bench, "bench_many_flags", 1, documents, dated);
  const readings = scale(await runOften("readerManyFlags", settings, bench.runs), 1 / 1000);
  const figures = toFigures(
    [
      { name: "decided when compiled", unit: "µs", peer: "Map.get, flags[name]", target: { most: 10 } },
      { name: "rolled out by user", unit: "µs", peer: "the same, and the hash" },
    ],
    readings,
  );
  return figures.map((figure) => ({ ...figure, name: `${FLAGS} flags of one tenant, ${figure.name}` }));
}

function flagsOf(value: (name: string, index: number) => FlagValue): Record<string, FlagValue> {
  return Object.fromEntries(names.map((name, index) => [name, value(name, index)]));
}
