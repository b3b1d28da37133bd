export interface WaitOptions {
  /** Aborting it ends the wait with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** False for a wait that need not keep the process alive. */
  readonly ref?: boolean;
}

/** Resolves after so many milliseconds. By the global timer, which a simulation replaces; that of node:timers/promises it cannot. */
export function wait(milliseconds: number, { signal, ref = true }: WaitOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(reasonOf(signal));
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (!ref) timer.unref();
    signal?.addEventListener("abort", stop, { once: true });
  });
}

function reasonOf(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error("The wait was ended.");
}
