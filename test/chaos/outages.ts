import { onTestFinished } from "vitest";
import type { Stage } from "./stage.ts";

/** A server that is gone, or a wire that is. */
export interface Outage {
  readonly name: string;
  begin(stage: Stage): unknown;
  end(stage: Stage): unknown;
}

const silence = { kind: "blackhole" } as const;
export const NO_REDIS: readonly Outage[] = [
  { name: "Redis is killed", begin: ({ redis }) => redis.kill(), end: ({ redis }) => redis.start() },
  { name: "Redis is stopped", begin: ({ redis }) => redis.pause(), end: ({ redis }) => redis.resume() },
  {
    name: "the wire to Redis swallows everything",
    begin: ({ wires }) => wires["both.redis"].inflict(silence),
    end: ({ wires }) => wires["both.redis"].heal(),
  },
  { name: "Redis is flushed", begin: ({ client }) => client.flushall(), end: () => undefined },
];
export const NO_POSTGRES: readonly Outage[] = [
  { name: "PostgreSQL is killed", begin: (stage) => stage.killPostgres(), end: (stage) => stage.revivePostgres() },
  {
    name: "PostgreSQL is stopped",
    begin: ({ postgres }) => postgres.pause(),
    end: ({ postgres }) => postgres.resume(),
  },
  {
    name: "the wire to PostgreSQL swallows everything",
    begin: ({ wires }) => wires["both.postgres"].inflict(silence),
    end: ({ wires }) => wires["both.postgres"].heal(),
  },
];
const both = (name: string, redis: number, postgres: number, maxStaleMs: number) => ({
  name,
  maxStaleMs,
  begin: (stage: Stage) => Promise.all([NO_REDIS[redis]?.begin(stage), NO_POSTGRES[postgres]?.begin(stage)]),
  end: (stage: Stage) => Promise.all([NO_REDIS[redis]?.end(stage), NO_POSTGRES[postgres]?.end(stage)]),
});
/** Where nobody even refuses, look-ups take most of the time for which copies are answered. */
export const NOBODY = [
  both("both are killed", 0, 0, 4_000),
  both("both are stopped", 1, 1, 15_000),
  both("both wires swallow everything", 2, 2, 15_000),
];

/** Begins it, and sees to it that it does not outlive its test. */
export async function suffer(outage: Outage, stage: Stage): Promise<{ readonly end: () => Promise<void> }> {
  let over = false;
  const end = async () => {
    if (!over) await outage.end(stage);
    over = true;
  };
  onTestFinished(end);
  await outage.begin(stage);
  return { end };
}
