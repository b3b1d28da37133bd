/** A whole number of units, or no limit at all. 0 is a limit; an absent one is inherited. */
export type LimitValue = number | "unlimited";

/** Negative when `a` allows less than `b`. */
export function compareLimits(a: LimitValue, b: LimitValue): number {
  if (a === b) return 0;
  if (a === "unlimited") return 1;
  if (b === "unlimited") return -1;
  return a - b;
}
