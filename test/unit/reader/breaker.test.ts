import { expect, test } from "vitest";
import { OperationalError } from "../../../src/model/operational-error.ts";
import { Breaker } from "../../../src/reader/breaker.ts";

const down = () => Promise.reject(new OperationalError("unavailable", "down", "wait"));
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "up",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

async function tripped(): Promise<Breaker> {
  const breaker = new Breaker();
  for (let i = 0; i < 3; i++) await outcome(breaker.run(down));
  return breaker;
}

test("after three failures in a row nobody waits for the server", async () => {
  const breaker = await tripped();
  let asked = 0;
  const work = () => {
    asked += 1;
    return Promise.resolve();
  };
  expect(breaker.open).toBe(true);
  expect([await outcome(breaker.run(work)), asked]).toEqual(["down", 0]);
});

test("one call tries whether it is back, while the others do not wait", async () => {
  const breaker = await tripped();
  let end: () => void = () => undefined;
  let asked = 0;
  const slow = () => {
    asked += 1;
    return new Promise<void>((resolve) => (end = resolve));
  };
  const attempt = () => {
    void outcome(breaker.run(slow));
    return asked;
  };
  await expect.poll(attempt).toBe(1);
  expect([await outcome(breaker.run(slow)), asked]).toEqual(["down", 1]);
  end();
  await expect.poll(() => breaker.open).toBe(false);
  expect(await outcome(breaker.run(() => Promise.resolve()))).toBe("up");
});

test("a success in between, and failures that say nothing of the server, do not count", async () => {
  const breaker = new Breaker();
  const usage = () => Promise.reject(new OperationalError("usage", "wrong", "mend"));
  for (let i = 0; i < 5; i++) {
    await outcome(breaker.run(down));
    await outcome(breaker.run(down));
    await outcome(breaker.run(() => Promise.resolve()));
    await outcome(breaker.run(usage));
  }
  expect(breaker.open).toBe(false);
});
