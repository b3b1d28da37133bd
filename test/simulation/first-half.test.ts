/** Readers, writers, delivery and servers in many orders: docs/cache.md, "The simulation". */
import { expect, test } from "vitest";
import { findFailure, halfOf, wanted } from "./run-schedules.ts";

const { first, count } = halfOf(0);

test.skipIf(wanted !== undefined)(
  `${count} schedules from the seed ${first}: nothing old after quiet`,
  async () => {
    expect(await findFailure(first, count)).toBeUndefined();
  },
  10_800_000,
);
