import { startRedis } from "../../test/support/servers.ts";
import type { Figure } from "../reader/figures.ts";
import { measureColdStart } from "./reader-cold-start.ts";
import { measureConvergence } from "./reader-convergence.ts";
import { measureManyFlags } from "./reader-flags.ts";
import { measureMemory } from "./reader-memory.ts";
import { measurePeers } from "./reader-peers.ts";
import { measureRedisReads } from "./reader-redis.ts";
import type { ReaderBench } from "./reader-registry.ts";
import { syncTenants } from "./reader-registry.ts";
import { measureWarm } from "./reader-warm.ts";

/**
 * Everything that is measured of the reader; `done` is called after each case with its figures.
 * @param part one of the cases alone
 */
export async function measureReader(
  bench: Omit<ReaderBench, "redisUrl">,
  done: (figures: readonly Figure[]) => void,
  part?: string,
): Promise<void> {
  const redis = await startRedis();
  try {
    const whole = { ...bench, redisUrl: redis.url };
    const cases = listCases(whole);
    if (part !== undefined && !(part in cases)) throw new Error(`--part is one of ${Object.keys(cases).join(", ")}.`);
    for (const [name, measure] of Object.entries(cases)) {
      if (part !== undefined && part !== name) continue;
      console.error(`reader: ${name} …`);
      done(await measure());
    }
  } finally {
    await redis.stop();
  }
}

function listCases(bench: ReaderBench): Readonly<Record<string, () => Promise<Figure[]>>> {
  const { tenants, runs, folder } = bench;
  const [few, many] = [Math.ceil(tenants / 10), 5 * tenants];
  let made: ReturnType<typeof syncTenants> | undefined;
  const synced = () => (made ??= syncTenants(bench, many));
  return {
    warm: async () => [
      ...(await measureWarm(await synced(), few, runs)),
      ...(await measureWarm(await synced(), tenants, runs)),
    ],
    flags: () => measureManyFlags(bench),
    peers: () => measurePeers(bench),
    redis: async () => measureRedisReads(await synced(), 2 * tenants, runs),
    convergence: () => measureConvergence(bench),
    start: async () => measureColdStart(await synced(), tenants, folder, Math.max(runs, 10)),
    memory: async () => [
      await measureMemory(await synced(), tenants, runs),
      await measureMemory(await synced(), many, runs),
    ],
  };
}
