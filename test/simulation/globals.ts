import type { Engine, Task } from "./engine.ts";

/** What a timer of Node is to those who only clear it. */
interface Handle {
  task: Task;
  unref(): Handle;
  ref(): Handle;
}

const EPOCH = Date.UTC(2026, 10, 23, 10);

/** Gives the time and chance of the schedule to the code under test. Returns how to give the real ones back. */
export function replaceGlobals(engine: Engine): () => void {
  const { stackTraceLimit } = Error;
  // Most schedules have hundreds of failures that nobody looks at.
  Error.stackTraceLimit = 0;
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const [dateNow, random, now] = [Date.now, Math.random, performance.now.bind(performance)];
  Object.assign(globalThis, timersOf(engine));
  Object.assign(Date, { now: () => EPOCH + engine.now });
  Object.assign(Math, { random: () => engine.random.next() });
  Object.assign(performance, { now: () => engine.now });
  return () => {
    Error.stackTraceLimit = stackTraceLimit;
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
    Object.assign(Date, { now: dateNow });
    Object.assign(Math, { random });
    Object.assign(performance, { now });
  };
}

function timersOf(engine: Engine) {
  const start = (run: () => void, milliseconds = 0): Handle => {
    const handle: Handle = {
      task: engine.in(milliseconds, engine.current, run),
      unref: () => handle,
      ref: () => handle,
    };
    return handle;
  };
  const stop = (handle: Handle | undefined): void => {
    if (handle !== undefined) handle.task.cancelled = true;
  };
  return {
    setTimeout: start,
    clearTimeout: stop,
    clearInterval: stop,
    setInterval: (run: () => void, milliseconds = 0): Handle => {
      const handle = start(() => {
        handle.task = engine.in(milliseconds, engine.current, again);
        run();
      }, milliseconds);
      const again = handle.task.run;
      return handle;
    },
  };
}
