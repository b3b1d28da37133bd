import type { Figure } from "../reader/figures.ts";
import { toFigure } from "../reader/figures.ts";
import { sampleDocument } from "../../test/support/documents.ts";
import { startPostgres, startRedis } from "../../test/support/servers.ts";
import { followChanges, type Outcome } from "./reader-followers.ts";
import type { ReaderBench } from "./reader-registry.ts";
import { seedDocuments } from "./reader-registry.ts";
import { createRegistries } from "./registries.ts";

/** How many tenants are suspended and resumed in turn, and how many others are read while PostgreSQL is down. */
const [CHANGED, OTHERS] = [10, 200];

/** From COMMIT until every one of 50 readers in 5 processes has a change. Its servers are its own: they are killed. */
export async function measureConvergence({ program, folder, runs }: ReaderBench): Promise<Figure[]> {
  process.setMaxListeners(20); // every server ends with this process, and by now there are four
  const postgres = await startPostgres({ fsync: "on" });
  const redis = await startRedis();
  try {
    const registries = await createRegistries(postgres.url, program, folder);
    const ids = Array.from({ length: CHANGED + OTHERS }, (_, index) => `tenant_${index}`);
    const documents = ids.map((id) => sampleDocument(id));
    const settings = await seedDocuments({ registries, redisUrl: redis.url }, "bench_follow", 0, documents);
    // Five runs are 250 changes with Redis and 50 without.
    const size = { pushed: 50 * runs, polled: 10 * runs };
    return toFigures(await followChanges({ settings, postgres, redis, changed: ids.slice(0, CHANGED), ...size }));
  } finally {
    await postgres.stop();
    await redis.stop();
  }
}

function toFigures({ pushed, polled, outage }: Outcome): Figure[] {
  const { answered, refused, stale } = outage;
  const spread = (name: string, changes: readonly (readonly number[])[], most: number): Figure[] => {
    const each = changes.flat().sort((a, b) => a - b);
    const last = changes.map((times) => Math.max(...times)).sort((a, b) => a - b);
    const figure = (what: string, value: number, target = {}) =>
      toFigure({ name: `${name}: ${what}`, unit: "ms", target }, [{ ours: value }]);
    return [
      figure(`one reader, p50 of ${each.length}`, quantile(each, 0.5)),
      figure("one reader, p99", quantile(each, 0.99)),
      figure(`all 50 readers, p50 of ${last.length} changes`, quantile(last, 0.5)),
      figure("all 50 readers, p99", quantile(last, 0.99), { most }),
      figure("all 50 readers, max", last.at(-1) ?? NaN),
    ];
  };
  return [
    ...spread("from COMMIT", pushed, 100),
    ...spread("from COMMIT, Redis down", polled, 2_000),
    toFigure({ name: "PostgreSQL down: reads refused", unit: `of ${answered + refused}`, target: { most: 0 } }, [
      { ours: refused },
    ]),
    toFigure({ name: "PostgreSQL down: reads answered as stale", unit: `of ${answered}` }, [{ ours: stale }]),
  ];
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
