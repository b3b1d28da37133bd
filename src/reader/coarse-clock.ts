const TICK_MS = 50;

/**
 * The time as performance.now() has it, up to 50 ms ago: to ask for it exactly costs as much as to look up a tenant. Within
 * one turn of the event loop it stands still, as does all that a reader could learn meanwhile.
 */
export class CoarseClock {
  #now: number | undefined;

  now(): number {
    if (this.#now === undefined) {
      this.#now = performance.now();
      setTimeout(() => (this.#now = undefined), TICK_MS).unref();
    }
    return this.#now;
  }
}
