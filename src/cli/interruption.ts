import { exitCodes } from "./exit-codes.ts";

const controller = new AbortController();
let code: number | undefined;

/** Set once a signal has come: the code to exit with after everything uncommitted is rolled back. */
export function interruptionCode(): number | undefined {
  return code;
}

/** Ends what a signal has interrupted where nothing else would, such as a question that nobody answers any more. */
export function throwIfInterrupted(): void {
  controller.signal.throwIfAborted();
}

/**
 * True for what an interrupted command throws when it has rolled back. Another error says more than that a signal came:
 * whether something was committed, or what failed.
 */
export function isInterruption(error: unknown): boolean {
  return (
    code !== undefined &&
    (error === controller.signal.reason || (error instanceof Error && error.name === "AbortError"))
  );
}

/**
 * Aborted by SIGINT and SIGTERM. From the first call on they no longer end the process at once, so only commands that
 * pass the signal on may call it. A second signal does end it; the database then rolls back by itself.
 */
export function interruptionSignal(): AbortSignal {
  if (process.listenerCount("SIGTERM") === 0) {
    process.on("SIGINT", () => interrupt(exitCodes.interrupted));
    process.on("SIGTERM", () => interrupt(exitCodes.terminated));
  }
  return controller.signal;
}

function interrupt(exitCode: number): void {
  if (code !== undefined) process.exit(exitCode);
  code = exitCode;
  controller.abort();
}
