/** How many look-ups nobody waits for run at once: an edited tier changes hundreds of tenants in one moment. */
const AT_ONCE = 16;

/** Brings what is in memory up to date in the background. */
export class Refresher {
  readonly #waiting = new Set<string>();
  readonly #load: (tenantId: string) => Promise<unknown>;
  #running = 0;
  #closed = false;

  /** A failure of `load` is left to the next caller, who meets it again. */
  constructor(load: (tenantId: string) => Promise<unknown>) {
    this.#load = load;
  }

  refresh(tenantId: string): void {
    if (this.#closed) return;
    this.#waiting.add(tenantId);
    while (this.#running < AT_ONCE && this.#waiting.size > 0) void this.#next();
  }

  close(): void {
    this.#closed = true;
    this.#waiting.clear();
  }

  async #next(): Promise<void> {
    const [tenantId] = this.#waiting;
    if (tenantId === undefined) return;
    this.#waiting.delete(tenantId);
    this.#running += 1;
    await this.#load(tenantId).catch(() => undefined);
    this.#running -= 1;
    void this.#next();
  }
}
