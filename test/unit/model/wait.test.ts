import { expect, test, vi } from "vitest";
import { wait } from "../../../src/model/wait.ts";

test("a wait ends after its time", async () => {
  vi.useFakeTimers();
  const done = vi.fn();
  void wait(1_000).then(done);
  await vi.advanceTimersByTimeAsync(999);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test("a wait that is ended fails with the reason, and leaves no timer behind", async () => {
  vi.useFakeTimers();
  const stop = new AbortController();
  const waiting = wait(60_000, { signal: stop.signal });
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test("a wait that was ended before it began does not begin", async () => {
  await expect(wait(60_000, { signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow("before");
});
