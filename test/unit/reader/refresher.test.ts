import { expect, test } from "vitest";
import { Refresher } from "../../../src/reader/refresher.ts";

/** A refresher whose loads end when the test says so. */
function heldRefresher() {
  const loads: string[] = [];
  const ends: ((failed?: Error) => void)[] = [];
  const refresher = new Refresher(
    (id) =>
      new Promise((resolve, reject) => {
        loads.push(id);
        ends.push((failed) => (failed === undefined ? resolve(undefined) : reject(failed)));
      }),
  );
  const end = async (failed?: Error) => {
    ends.shift()?.(failed);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { refresher, loads, end };
}

test("an edited tier does not send a look-up for each tenant at once", async () => {
  const { refresher, loads, end } = heldRefresher();
  for (let i = 0; i < 100; i++) refresher.refresh(`t_${i}`);
  expect(loads).toHaveLength(16);
  await end();
  await end(new Error("a failure is the next caller's"));
  expect(loads).toHaveLength(18);
  for (let i = 0; i < 100; i++) await end();
  expect(new Set(loads).size).toBe(100);
});

test("a tenant that waits already is not queued twice, and nothing begins after the end", async () => {
  const { refresher, loads, end } = heldRefresher();
  for (let i = 0; i < 16; i++) refresher.refresh(`t_${i}`);
  for (let i = 0; i < 5; i++) refresher.refresh("late");
  await end();
  await end();
  expect(loads.filter((id) => id === "late")).toHaveLength(1);
  refresher.refresh("later");
  refresher.close();
  refresher.refresh("too_late");
  for (let i = 0; i < 20; i++) await end();
  expect(loads).not.toContain("too_late");
});
