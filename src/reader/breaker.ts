import { OperationalError } from "../model/operational-error.ts";

const MOST_FAILURES = 3;
/** The first pause, in milliseconds; each further one is twice as long. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Spares callers the wait for a server that is gone: after three failures in a row the last one is repeated at once, and
 * one call at a time tries whether the server is back. Only `unavailable` counts as a failure.
 */
export class Breaker {
  readonly #onFailure: () => void;
  #failures = 0;
  #retryAt = 0;
  #trying = false;
  #last: OperationalError | undefined;

  constructor(onFailure: () => void = () => undefined) {
    this.#onFailure = onFailure;
  }

  /** Calls are answered with the last failure. */
  get open(): boolean {
    return this.#failures >= MOST_FAILURES;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const trial = this.open;
    if (trial && this.#last !== undefined && (this.#trying || performance.now() < this.#retryAt)) throw this.#last;
    this.#trying ||= trial;
    try {
      const result = await work();
      this.#failures = 0;
      return result;
    } catch (error) {
      if (error instanceof OperationalError && error.code === "unavailable") this.#fail(error);
      throw error;
    } finally {
      if (trial) this.#trying = false;
    }
  }

  #fail(error: OperationalError): void {
    this.#onFailure();
    this.#last = error;
    this.#failures += 1;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, this.#failures - MOST_FAILURES), LONGEST_PAUSE_MS);
    // At random, so that not all processes knock at the same moment.
    this.#retryAt = performance.now() + pause * (0.75 + Math.random() / 4);
  }
}
