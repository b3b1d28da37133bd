/** What the schedules can find: each way to break the protocol has to be found by some. */
import { describe, expect, test } from "vitest";
import { MUTANTS } from "./mutants.ts";
import { countKills, wanted } from "./run-schedules.ts";

const SCHEDULES = 1_000;

describe.skipIf(wanted !== undefined)(`of ${SCHEDULES} schedules`, () => {
  test.each(MUTANTS)("some find: $name", { timeout: 600_000 }, async (mutant) => {
    const { count, first = "none", text } = await countKills(mutant, 1, SCHEDULES);
    console.info(
      `${mutant.name.padEnd(28)} | ${String(count).padStart(4)} of ${SCHEDULES} | first seed ${first} | ${text ?? ""}`,
    );
    expect(count).toBeGreaterThan(0);
  });
});
