/** A failure is repeated for this long before anybody knocks again, so that an outage costs callers no waiting. */
const RETRY_MS = 1_000;

/** Something that is opened when it is first needed, and opened again when that failed. */
export class Reopened<T> {
  readonly #open: () => Promise<T>;
  #attempt: Promise<T> | undefined;
  #failed: { readonly at: number; readonly error: unknown } | undefined;

  constructor(open: () => Promise<T>) {
    this.#open = open;
  }

  async get(): Promise<T> {
    if (this.#failed !== undefined && performance.now() - this.#failed.at < RETRY_MS) throw this.#failed.error;
    this.#failed = undefined;
    this.#attempt ??= this.#open().catch((error: unknown) => {
      this.#attempt = undefined;
      this.#failed = { at: performance.now(), error };
      throw error;
    });
    return this.#attempt;
  }

  /** Hands over what was opened, if anything was. */
  async close(dispose: (opened: T) => unknown): Promise<void> {
    const attempt = this.#attempt;
    this.#attempt = undefined;
    const opened = await attempt?.catch(() => undefined);
    if (opened !== undefined) await dispose(opened);
  }
}
