/** A reader that stalls between the registry and its fill, beside publishes, deletions and a flush, on a real Redis. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { countStale } from "../../chaos/race.ts";
import { type Actor, drawOrder, listOrders } from "../../chaos/race-orders.ts";
import { FENCED, MUTANTS } from "../../chaos/race-protocols.ts";
import { seeded } from "../../fault/support/seeded.ts";
import { startRedis } from "../../support/redis.ts";
import type { TestServer } from "../../support/server-process.ts";

const WITH_DELETION: readonly Actor[] = ["A", "B", "P", "L", "D"];
const WITH_FLUSH: readonly Actor[] = ["A", "B", "P", "L", "F"];
const SEED = 1;
let server: TestServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

const draw = (count: number, actors: readonly Actor[]) => {
  const random = seeded(SEED);
  return Array.from({ length: count }, () => drawOrder(actors, random));
};

test("50,000 interleavings, and none brings the old version back", async () => {
  const every = [...listOrders(WITH_DELETION)];
  expect(every).toHaveLength(22_680); // 9! / 2!⁴
  expect(await countStale(server.url, FENCED, every)).toBe(0);
  expect(await countStale(server.url, FENCED, draw(27_320, WITH_FLUSH))).toBe(0);
});

test("each protocol that lacks one thing of it does", async () => {
  const found = [];
  for (const mutant of MUTANTS) {
    const orders = draw(4_000, mutant.expires ? [...WITH_DELETION, "E"] : WITH_DELETION);
    found.push({
      protocol: mutant.name,
      interleavings: orders.length,
      stale: await countStale(server.url, mutant, orders),
    });
  }
  console.table(found);
  expect(found.filter(({ stale }) => stale === 0)).toEqual([]);
});
