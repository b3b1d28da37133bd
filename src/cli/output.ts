import { OperationalError } from "../model/operational-error.ts";

let pending: Promise<void> = Promise.resolve();
let lost: NodeJS.ErrnoException | undefined;

/** Writes to stdout; a failure is remembered, because work that is under way must not stop half-done for it. */
export function writeOut(text: string): void {
  const written = new Promise<void>((resolve) => {
    process.stdout.write(text, (error) => {
      if (error) lost ??= error;
      resolve();
    });
  });
  pending = Promise.all([pending, written]).then(() => undefined);
}

/**
 * Waits until everything is written. False when whoever read the output has closed it early.
 *
 * @throws OperationalError `unavailable` when it could not be written, such as on a full disk.
 */
export async function flushOut(): Promise<boolean> {
  writeOut(""); // behind what oclif's help has written by itself
  await pending;
  if (lost === undefined) return true;
  if (lost.code === "EPIPE") return false;
  throw new OperationalError(
    "unavailable",
    `The output could not be written: ${lost.message}.`,
    "Whatever the command does is done; write its output somewhere else.",
    { cause: lost },
  );
}

/** True for the very error that flushOut tells of: oclif throws it once more, from a listener of its own on stdout. */
export function isOutputError(error: unknown): boolean {
  return lost !== undefined && error === lost;
}

/** Without a listener a closed pipe ends the process with a stack. */
export function watchOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    lost ??= error;
  });
  process.stderr.on("error", () => undefined);
}
