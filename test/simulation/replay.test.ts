import { expect, test } from "vitest";
import { MUTANTS } from "./mutants.ts";
import { wanted } from "./run-schedules.ts";
import { runSchedule } from "./schedule.ts";

test.runIf(wanted !== undefined)("the schedule that TENANTRY_SIM_SEED names", async () => {
  const mutant = MUTANTS.find(({ name }) => name === process.env["TENANTRY_SIM_MUTANT"]);
  const { log, violation } = await runSchedule({ seed: Number(wanted), verbose: true, ...(mutant && { mutant }) });
  console.info(log.join("\n"));
  expect(violation).toBeUndefined();
});

test("a schedule that is named is the same again", async () => {
  const once = await runSchedule({ seed: 7, verbose: true });
  expect(once.log.length).toBeGreaterThan(5);
  expect(await runSchedule({ seed: 7, verbose: true })).toEqual(once);
  expect((await runSchedule({ seed: 8, verbose: true })).log).not.toEqual(once.log);
});

test("time and chance are the real ones again after a schedule", async () => {
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const before = Date.now();
  await runSchedule({ seed: 7 });
  expect(globalThis).toMatchObject({ setTimeout, setInterval, clearTimeout, clearInterval });
  expect(Date.now()).toBeGreaterThanOrEqual(before);
  expect(performance.now()).not.toBe(performance.now());
});
