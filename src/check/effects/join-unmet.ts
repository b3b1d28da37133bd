import type { Cause } from "./collect-by-place.ts";
import type { Unmet } from "./find-unmet.ts";

/** Unmet requirements that one edit mends, each with the same requirement at the same place. */
export type Alike = [Cause<Unmet>, ...Cause<Unmet>[]];

/** Several need what one line switches off: one edit mends them all, so it is one finding, with one hint. */
export function joinAlike(
  causes: readonly Cause<Unmet>[],
  hintFor: (cause: Cause<Unmet>) => string,
): [string, Alike][] {
  const joined = new Map<string, [string, Alike]>();
  for (const cause of causes) {
    const hint = hintFor(cause);
    const key = JSON.stringify([cause.place.document.file, cause.place.path, cause.fact.required, hint]);
    const [, alike] = joined.get(key) ?? [];
    if (alike === undefined) joined.set(key, [hint, [cause]]);
    else alike.push(cause);
  }
  return [...joined.values()];
}
