import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { expect, onTestFinished } from "vitest";
import { newFolder } from "./process-user.ts";
import { findRedis, startRedis } from "./redis.ts";
import { type TestServer, answers, freePort, startServer } from "./server-process.ts";

/** One primary, one replica, and three sentinels that agree on them. */
export interface SentinelGroup {
  /** `redis+sentinel://…/mymaster/0` */
  readonly url: string;
  readonly primary: TestServer;
  readonly replica: TestServer;
  readonly sentinels: readonly TestServer[];
}

/** How long sentinels wait before they call a server down. */
const DOWN_MS = 500;
const PATIENT = { timeout: 20_000, interval: 50 };

/** Everything ends with the test. */
export async function startSentinels(): Promise<SentinelGroup> {
  process.setMaxListeners(50); // each server and its folder want to know when this process ends
  const [primary, replica] = await Promise.all([startRedis({ "repl-diskless-sync-delay": "0" }), startRedis()]);
  await ask(replica, (redis) => redis.replicaof("127.0.0.1", primary.port));
  const sentinels = await Promise.all([1, 2, 3].map(() => startSentinel(primary.port)));
  onTestFinished(async () => {
    await Promise.all([primary, replica, ...sentinels].map((server) => server.stop()));
  });
  for (const sentinel of sentinels) await expect.poll(() => ask(sentinel, knownTo), PATIENT).toEqual(["2", "1"]);
  const hosts = sentinels.map(({ port }) => `127.0.0.1:${port}`).join(",");
  return { url: `redis+sentinel://${hosts}/mymaster/0`, primary, replica, sentinels };
}

/** How many other sentinels and replicas it has found: only then can they agree on a fail-over. */
async function knownTo(redis: Redis): Promise<unknown[]> {
  const facts = (await redis.call("SENTINEL", "MASTER", "mymaster")) as string[]; // names and values in turn
  return ["num-other-sentinels", "num-slaves"].map((name) => facts[facts.indexOf(name) + 1]);
}

async function startSentinel(primaryPort: number): Promise<TestServer> {
  const program = findRedis();
  if (program === undefined) throw new Error("No Redis is installed: run scripts/services.");
  const folder = newFolder("tenantry-sentinel-", undefined);
  const port = await freePort();
  const file = join(folder, "sentinel.conf"); // a sentinel writes down what it learns
  writeFileSync(file, `port ${port}
bind 127.0.0.1
dir ${folder}
sentinel monitor mymaster 127.0.0.1 ${primaryPort} 2
sentinel down-after-milliseconds mymaster ${DOWN_MS}
sentinel failover-timeout mymaster 4000
`); // prettier-ignore
  return startServer({
    program,
    args: [file, "--sentinel"],
    user: undefined,
    folder,
    port,
    url: `redis://127.0.0.1:${port}`,
    stopSignal: "SIGTERM",
    ready: () => answers(port),
  });
}

async function ask<T>(server: TestServer, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(server.url);
  try {
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}
