/** Random numbers that are the same in every run with the same seed (mulberry32). */
export interface Seeded {
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number;
  /** One of them. */
  pick<T>(items: readonly T[]): T;
  /** So many of them, in a random order; all when there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
}

export function seeded(seed: number): Seeded {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    sample(items, count) {
      const rest = [...items];
      return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(below(rest.length), 1)).flat();
    },
  };
}

/** `npm run soak` tries everything; otherwise a sample is enough to notice what broke. */
export const isSoak = process.env["TENANTRY_SOAK"] !== undefined;
