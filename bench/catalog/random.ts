/** Numbers that look random and are the same for the same seed (mulberry32 by Tommy Ettinger, public domain). */
export class Random {
  #state: number;

  /** Streams of different labels do not disturb each other: one tenant more changes no other tenant. */
  constructor(seed: number, label: string) {
    this.#state = Buffer.from(label).reduce((state, byte) => Math.imul(state ^ byte, 0x01000193), seed ^ 0x811c9dc5);
  }

  /** From 0 to 1, without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  /** Up to `count` different ones, in the order of `items`. */
  sample<T>(items: readonly T[], count: number): T[] {
    let open = items.length;
    let wanted = Math.min(count, open);
    return items.filter(() => {
      const taken = this.next() * open < wanted;
      open--;
      if (taken) wanted--;
      return taken;
    });
  }

  /** Picks by weight. */
  weigh<T>(choices: readonly (readonly [T, number])[], fallback: T): T {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) if ((left -= weight) < 0) return choice;
    return fallback;
  }
}
