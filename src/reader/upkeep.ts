/** Work that comes back as long as a reader is open; none of it keeps the process alive. */
export class Upkeep {
  readonly #timers: NodeJS.Timeout[] = [];

  every(milliseconds: number, work: () => Promise<void>): void {
    this.#timers.push(setInterval(() => void work(), milliseconds).unref());
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}
