import { expect, test } from "vitest";
import { OperationalError } from "../../../src/model/operational-error.ts";
import { retrySerialization } from "../../../src/registry/database.ts";

function conflict(code: string): Error {
  return new OperationalError("lock_held", "x", "y", { cause: Object.assign(new Error("x"), { code }) });
}

function failing(times: number, error: Error): { run: () => Promise<string>; calls: () => number } {
  let calls = 0;
  const run = () => (++calls <= times ? Promise.reject(error) : Promise.resolve("done"));
  return { run, calls: () => calls };
}

test.each(["40001", "40P01"])("repeats a transaction that lost with %s", async (code) => {
  const { run, calls } = failing(2, conflict(code));
  expect(await retrySerialization(run)).toBe("done");
  expect(calls()).toBe(3);
});

test("gives up after the given number of attempts", async () => {
  const { run, calls } = failing(9, conflict("40001"));
  await expect(retrySerialization(run, 2)).rejects.toThrow("x");
  expect(calls()).toBe(2);
});

test("does not repeat anything else", async () => {
  const { run, calls } = failing(1, conflict("23505"));
  await expect(retrySerialization(run)).rejects.toThrow("x");
  expect(calls()).toBe(1);
});
